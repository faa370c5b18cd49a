import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { CONTROL, Field, type FieldFrameProps } from './field.tsx'

export interface TextAreaProps
  extends FieldFrameProps, Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'id' | 'className'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** @default false */
  readonly isMonospace?: boolean
}

/** Text of several lines; it grows with what is written. */
export function TextArea({
  label,
  isLabelHidden,
  hint,
  error,
  isOptional,
  className,
  value,
  onChange,
  isMonospace = false,
  ...rest
}: TextAreaProps) {
  const frame = { label, isLabelHidden, hint, error, isOptional, className }
  return (
    <Field {...frame}>
      {(control) => (
        <textarea
          rows={2}
          {...rest}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={cx(CONTROL, 'field-sizing-content max-h-80 min-h-14 resize-y py-1.5', isMonospace && 'mono')}
        />
      )}
    </Field>
  )
}
