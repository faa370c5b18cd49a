import { cx } from './cx.ts'

export interface ProgressBarProps {
  /** From 0 to 1. */
  readonly value: number
  readonly label: string
  /** @default 'var(--runf)' */
  readonly color?: string
  readonly className?: string
}

export function ProgressBar({ value, label, color = 'var(--runf)', className }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      data-color-mark
      className={cx('block h-[5px] w-full overflow-hidden rounded-full bg-sub', className)}
    >
      <i className="block h-full rounded-full" style={{ width: `${percent}%`, background: color }} />
    </span>
  )
}
