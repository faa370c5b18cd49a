import { NumberField as BaseNumberField } from '@base-ui/react/number-field'
import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Field, type FieldFrameProps } from './field.tsx'

export interface NumberFieldProps extends FieldFrameProps {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  /** @default 1 */
  readonly step?: number
  /** How many places after the point are kept. @default 0 */
  readonly places?: number
  /** Stands after the number: `%`, `ms`. */
  readonly unit?: ReactNode
  readonly isDisabled?: boolean
}

const STEP =
  'flex h-full w-7 shrink-0 items-center justify-center text-t2 hover:bg-sub hover:text-t1 data-disabled:text-t3'

/** A number, written or stepped. */
export function NumberField({
  value,
  onChange,
  min,
  max,
  step = 1,
  places = 0,
  unit,
  isDisabled = false,
  ...frame
}: NumberFieldProps) {
  return (
    <Field {...frame}>
      {(control) => (
        <BaseNumberField.Root
          id={control.id}
          value={value}
          onValueChange={(next) => onChange(next)}
          min={min}
          max={max}
          step={step}
          disabled={isDisabled}
          format={{ maximumFractionDigits: places }}
        >
          <BaseNumberField.Group className="flex h-8 items-center overflow-hidden rounded-md border border-ctl bg-panel has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-accent has-aria-invalid:border-badf data-disabled:border-line2 data-disabled:bg-sub">
            <BaseNumberField.Decrement aria-label="Less" className={STEP}>
              <Minus size={13} aria-hidden />
            </BaseNumberField.Decrement>
            <BaseNumberField.Input
              aria-describedby={control['aria-describedby']}
              aria-invalid={control['aria-invalid']}
              className="num h-full w-full min-w-12 bg-transparent px-1 text-end text-sm outline-none!"
            />
            {unit === undefined ? null : <span className="pe-1 text-xs text-t3">{unit}</span>}
            <BaseNumberField.Increment aria-label="More" className={STEP}>
              <Plus size={13} aria-hidden />
            </BaseNumberField.Increment>
          </BaseNumberField.Group>
        </BaseNumberField.Root>
      )}
    </Field>
  )
}
