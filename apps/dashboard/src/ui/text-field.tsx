import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { CONTROL, Field, type FieldFrameProps } from './field.tsx'

export interface TextFieldProps
  extends FieldFrameProps, Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'prefix' | 'id' | 'className'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Stands before what is written, as a part of it: `https://`, an icon. */
  readonly prefix?: ReactNode
  /** For keys, addresses and code. @default false */
  readonly isMonospace?: boolean
}

/** A line of text. */
export function TextField({
  label,
  isLabelHidden,
  hint,
  error,
  isOptional,
  className,
  value,
  onChange,
  prefix,
  isMonospace = false,
  ...rest
}: TextFieldProps) {
  const frame = { label, isLabelHidden, hint, error, isOptional, className }
  return (
    <Field {...frame}>
      {(control) => (
        <span className="relative flex">
          {prefix === undefined ? null : (
            <span
              aria-hidden
              className="flex items-center rounded-s-md border border-e-0 border-ctl bg-sub px-2 text-xs text-t2"
            >
              {prefix}
            </span>
          )}
          <input
            type="text"
            {...(isMonospace ? { spellCheck: false, autoCapitalize: 'off', autoComplete: 'off' } : {})}
            {...rest}
            {...control}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={cx(CONTROL, 'h-8', prefix !== undefined && 'rounded-s-none', isMonospace && 'mono')}
          />
        </span>
      )}
    </Field>
  )
}
