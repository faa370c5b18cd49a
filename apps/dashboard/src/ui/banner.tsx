import type { ReactNode } from 'react'
import { TONES } from './badge.tsx'
import { cx } from './cx.ts'
import { Glyph, type Status } from './glyph.tsx'

/** `wait` for offline or stale, `bad` for broken, `ice` for frozen, `off` for archived, `accent` for a draft, `run` for news. */
export type BannerTone = 'wait' | 'bad' | 'ice' | 'off' | 'accent' | 'run'

export interface BannerProps {
  readonly tone: BannerTone
  readonly children: ReactNode
  /** Buttons at the end. */
  readonly actions?: ReactNode
  readonly className?: string
}

const GLYPHS: Readonly<Record<BannerTone, Status>> = {
  wait: 'wait',
  bad: 'bad',
  ice: 'ice',
  off: 'off',
  accent: 'run',
  run: 'run',
}

/** A state of the whole screen, said above it. */
export function Banner({ tone, children, actions, className }: BannerProps) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cx('flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-1.5 text-xs', TONES[tone], className)}
    >
      <Glyph status={GLYPHS[tone]} />
      <span className="min-w-0 flex-1">{children}</span>
      {actions}
    </div>
  )
}
