import { cx } from './cx.ts'

export interface SplitPart {
  readonly label: string
  /** Any CSS colour, as a rule `var(--v1)`. */
  readonly color: string
  /** Its share of the whole, in any unit. */
  readonly share: number
}

export interface SplitBarProps {
  readonly parts: readonly SplitPart[]
  /** In pixels. @default 4 */
  readonly height?: number
  /** What the bar says, when no words stand beside it. */
  readonly label?: string
  readonly className?: string
}

/** How a whole is divided. Nothing is left out: a small part keeps 2 px. */
export function SplitBar({ parts, height = 4, label, className }: SplitBarProps) {
  return (
    <span
      data-color-mark
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      className={cx('flex w-full gap-px overflow-hidden rounded-full', className)}
      style={{ height }}
    >
      {parts.map(({ label: name, color, share }) =>
        share > 0 ? <i key={name} style={{ flex: `${share} 1 0`, minWidth: 2, background: color }} /> : null,
      )}
    </span>
  )
}
