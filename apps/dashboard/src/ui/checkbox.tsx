import type { ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'

export interface CheckboxProps {
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly label: ReactNode
  /** @default false */
  readonly isLabelHidden?: boolean
  readonly hint?: ReactNode
  /** Some of what it stands for is chosen. @default false */
  readonly isMixed?: boolean
  readonly disabledReason?: string | null
  readonly className?: string
}

export function Checkbox({
  isChecked,
  onChange,
  label,
  isLabelHidden = false,
  hint,
  isMixed = false,
  disabledReason,
  className,
}: CheckboxProps) {
  const id = useId()
  const note = disabledReason ?? hint
  return (
    <label className={cx('flex min-h-6 items-start gap-2 py-0.5 text-sm', className)}>
      <input
        type="checkbox"
        ref={(input) => {
          if (input !== null) input.indeterminate = isMixed
        }}
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
        disabled={(disabledReason ?? null) !== null}
        aria-describedby={note === undefined ? undefined : id}
        className="mt-[3px] size-3.5 shrink-0 accent-accent"
      />
      <span className="flex min-w-0 flex-col">
        <span className={isLabelHidden ? 'sr-only' : undefined}>{label}</span>
        {note === undefined ? null : (
          <span id={id} className="text-xs text-t3">
            {note}
          </span>
        )}
      </span>
    </label>
  )
}
