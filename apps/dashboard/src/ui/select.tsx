import { CSPProvider } from '@base-ui/react/csp-provider'
import { Select as BaseSelect } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { CONTROL, Field, type FieldFrameProps } from './field.tsx'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  /** What is typed to get to it. @default the label, when it is text */
  readonly text?: string
  /** Under the label, in the list only. */
  readonly hint?: ReactNode
}

export interface SelectProps<Value extends string> extends FieldFrameProps {
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly options: readonly SelectOption<Value>[]
  readonly placeholder?: string
  /** @default 32 */
  readonly size?: 28 | 32
  readonly isDisabled?: boolean
}

/** One of several choices that need no search. */
export function Select<Value extends string>({
  value,
  onChange,
  options,
  placeholder = 'Choose…',
  size = 32,
  isDisabled = false,
  ...frame
}: SelectProps<Value>) {
  return (
    <Field {...frame}>
      {(control) => (
        // The part would bring a style element, which a strict content security policy refuses.
        <CSPProvider disableStyleElements>
          <BaseSelect.Root
            id={control.id}
            value={value}
            onValueChange={(chosen) => {
              if (chosen !== null) onChange(chosen)
            }}
            items={options.map((option) => ({ value: option.value, label: option.label }))}
            disabled={isDisabled}
            modal={false}
          >
            <BaseSelect.Trigger
              aria-describedby={control['aria-describedby']}
              aria-invalid={control['aria-invalid']}
              className={cx(
                CONTROL,
                'flex items-center gap-2 pe-2 text-start data-disabled:border-line2 data-disabled:bg-sub data-disabled:text-t3',
                size === 32 ? 'h-8' : 'h-7 text-xs',
              )}
            >
              <BaseSelect.Value
                placeholder={<span className="text-t3">{placeholder}</span>}
                className="flex min-w-0 flex-1 items-center gap-2 truncate"
              />
              <ChevronsUpDown size={13} className="shrink-0 text-t3" aria-hidden />
            </BaseSelect.Trigger>
            <SelectPopup options={options} />
          </BaseSelect.Root>
        </CSPProvider>
      )}
    </Field>
  )
}

function SelectPopup<Value extends string>({ options }: { options: readonly SelectOption<Value>[] }) {
  return (
    <BaseSelect.Portal>
      <BaseSelect.Positioner
        sideOffset={4}
        alignItemWithTrigger={false}
        collisionPadding={8}
        className="z-60 outline-none"
      >
        <BaseSelect.Popup className="max-h-[min(60vh,var(--available-height))] max-w-96 min-w-(--anchor-width) overflow-y-auto rounded-lg bg-raise p-1 text-sm shadow-pop outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
          {options.map((option) => (
            <BaseSelect.Item
              key={option.value}
              value={option.value}
              label={option.text ?? (typeof option.label === 'string' ? option.label : undefined)}
              className={LIST_ITEM}
            >
              <span className="flex size-4 shrink-0 items-center justify-center">
                <BaseSelect.ItemIndicator>
                  <Check size={13} aria-hidden />
                </BaseSelect.ItemIndicator>
              </span>
              <span className="flex min-w-0 flex-col">
                <BaseSelect.ItemText className="flex items-center gap-2">{option.label}</BaseSelect.ItemText>
                {option.hint === undefined ? null : <span className="text-xs text-t3">{option.hint}</span>}
              </span>
            </BaseSelect.Item>
          ))}
        </BaseSelect.Popup>
      </BaseSelect.Positioner>
    </BaseSelect.Portal>
  )
}

const LIST_ITEM =
  'flex min-h-7 cursor-default items-center gap-1.5 rounded-md px-1.5 py-1 outline-none select-none data-highlighted:bg-sub'
