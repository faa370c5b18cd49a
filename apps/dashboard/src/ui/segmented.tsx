import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface Segment<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
}

export interface SegmentedProps<Value extends string> {
  /** What is chosen: "Environment", "View". */
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly segments: readonly Segment<Value>[]
  readonly className?: string
}

/** One of a few short choices, all in sight. */
export function Segmented<Value extends string>({
  label,
  value,
  onChange,
  segments,
  className,
}: SegmentedProps<Value>) {
  return (
    <div role="group" aria-label={label} className={cx('inline-flex items-center rounded-md bg-sub p-0.5', className)}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          onClick={() => onChange(segment.value)}
          className="inline-flex h-6 items-center gap-1.5 rounded-[5px] px-2 text-xs font-medium whitespace-nowrap text-t2 hover:text-t1 aria-pressed:bg-panel aria-pressed:text-t1 aria-pressed:shadow-card"
        >
          {segment.label}
        </button>
      ))}
    </div>
  )
}
