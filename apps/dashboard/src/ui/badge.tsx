import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tone = 'ok' | 'run' | 'wait' | 'bad' | 'ice' | 'off' | 'accent'

/** Background and text of each tone; the pairs are checked for contrast. */
export const TONES: Readonly<Record<Tone, string>> = {
  ok: 'bg-ok-bg text-ok',
  run: 'bg-run-bg text-run',
  wait: 'bg-wait-bg text-wait',
  bad: 'bg-bad-bg text-bad',
  ice: 'bg-ice-bg text-ice',
  off: 'bg-sub text-t2',
  accent: 'bg-accent-bg text-accent',
}

export interface BadgeProps {
  /** @default 'off' */
  readonly tone?: Tone
  readonly children: ReactNode
  readonly className?: string
}

/** A word about a thing: its kind, its stage, a count. */
export function Badge({ tone = 'off', children, className }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-[18px] items-center gap-1 rounded-[5px] px-1.5 text-2xs font-medium whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}
