import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Glyph, type Status } from './glyph.tsx'

const TONES = {
  wait: { glyph: 'wait', classes: 'bg-wait-bg text-wait' },
  bad: { glyph: 'bad', classes: 'bg-bad-bg text-bad' },
  ice: { glyph: 'ice', classes: 'bg-ice-bg text-ice' },
  info: { glyph: 'run', classes: 'bg-run-bg text-run' },
} as const satisfies Readonly<Record<string, { glyph: Status; classes: string }>>

export interface BannerProps {
  readonly tone: keyof typeof TONES
  /** What can be done about it. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Something that holds for the whole screen. */
export function Banner({ tone, actions, children }: BannerProps) {
  const { glyph, classes } = TONES[tone]
  return (
    <div role="status" className={cx('flex items-center gap-2 px-4 py-2 text-xs font-medium', classes)}>
      <Glyph status={glyph} />
      <span className="min-w-0 flex-1">{children}</span>
      {actions}
    </div>
  )
}
