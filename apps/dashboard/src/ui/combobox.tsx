import { Combobox as BaseCombobox } from '@base-ui/react/combobox'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import {
  freeTextOptions,
  groupOptions,
  matchOptions,
  optionLabel,
  type ComboboxOption,
  type OptionGroup,
} from './combobox-options.ts'
import { cx } from './cx.ts'
import { CONTROL, Field, type FieldFrameProps } from './field.tsx'

export interface ComboboxProps extends FieldFrameProps {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly options: readonly ComboboxOption[]
  /** Any text may be chosen, not only an option. @default false */
  readonly isFreeText?: boolean
  /** What free text may mean, best first, where that is more than the text itself. */
  readonly readings?: (text: string) => readonly ComboboxOption[]
  /** The server searches: called with what is typed, and `options` are its answer. */
  readonly onQuery?: (query: string) => void
  readonly isLoading?: boolean
  readonly placeholder?: string
  /** For keys. @default false */
  readonly isMonospace?: boolean
  /** @default 32 */
  readonly size?: 28 | 32
  readonly isDisabled?: boolean
}

/** One of many: type to find it. */
export function Combobox(props: ComboboxProps) {
  const { label, isLabelHidden, hint, error, isOptional, className } = props
  const frame = { label, isLabelHidden, hint, error, isOptional, className }
  const choice = useChoice(props)
  return (
    <Field {...frame}>
      {(control) => (
        <BaseCombobox.Root<ComboboxOption>
          value={choice.selected}
          onValueChange={(option, { reason }) => {
            if (reason !== 'escape-key') choice.choose(option?.value ?? null)
          }}
          inputValue={choice.text}
          onInputValueChange={(text, { reason }) => choice.type(text, reason === 'input-change')}
          onOpenChange={(open, { reason }) => {
            if (open || reason === 'item-press') return
            if (reason === 'escape-key') choice.forget()
            else choice.leave()
          }}
          items={choice.groups}
          filter={null}
          itemToStringLabel={optionLabel}
          isItemEqualToValue={(one, other) => one.value === other.value}
          autoHighlight
          disabled={props.isDisabled}
        >
          <BaseCombobox.InputGroup className="relative">
            <BaseCombobox.Input
              {...control}
              // While the list is open the rest of the page is hidden from screen readers; this name is not.
              aria-labelledby={`${control.id}-label`}
              placeholder={props.placeholder}
              spellCheck={false}
              onBlur={choice.leave}
              className={cx(
                CONTROL,
                'pe-8',
                props.size === 28 ? 'h-7 text-xs' : 'h-8',
                props.isMonospace === true && 'mono',
              )}
            />
            <BaseCombobox.Trigger
              aria-label="Show the options"
              className="absolute inset-y-0 end-0 flex w-7 items-center justify-center text-t3"
            >
              <ChevronsUpDown size={13} aria-hidden />
            </BaseCombobox.Trigger>
          </BaseCombobox.InputGroup>
          <ComboboxPopup isLoading={props.isLoading === true} isMonospace={props.isMonospace === true} />
        </BaseCombobox.Root>
      )}
    </Field>
  )
}

/** What is typed, what it finds, and what is chosen. */
function useChoice({ value, onChange, options, isFreeText = false, readings, onQuery }: ComboboxProps) {
  const known = options.find((option) => option.value === value)
  const selected = value === null || value === '' ? null : (known ?? { value })
  const shown = selected === null ? '' : optionLabel(selected)
  const [typed, setTyped] = useState<string | null>(null)
  const query = typed ?? ''
  const found = onQuery === undefined ? matchOptions(options, query) : options
  const free = isFreeText ? freeTextOptions(options, query, readings) : []
  const choose = (next: string | null): void => {
    setTyped(null)
    if (next !== value) onChange(next)
  }
  return {
    selected,
    text: typed ?? shown,
    groups: groupOptions([...found, ...free]),
    choose,
    type(text: string, isByHand: boolean) {
      if (!isByHand) return
      setTyped(text)
      onQuery?.(text)
    },
    forget: () => setTyped(null),
    /** Text that was typed and not chosen counts where any text may stand; elsewhere the choice stays. */
    leave() {
      if (typed === null) return
      if (typed.trim() === '') choose(null)
      else if (isFreeText) choose(free[0]?.value ?? typed.trim())
      else setTyped(null)
    },
  }
}

function ComboboxPopup({ isLoading, isMonospace }: { isLoading: boolean; isMonospace: boolean }) {
  return (
    <BaseCombobox.Portal>
      <BaseCombobox.Positioner sideOffset={4} collisionPadding={8} className="z-60 outline-none">
        <BaseCombobox.Popup
          aria-busy={isLoading}
          className="max-w-[min(420px,calc(100vw-16px))] min-w-(--anchor-width) rounded-lg bg-raise text-sm shadow-pop outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <BaseCombobox.Status className="px-2.5 text-xs text-t3">
            {isLoading ? <span className="block py-2">Searching…</span> : null}
          </BaseCombobox.Status>
          <BaseCombobox.Empty className="px-2.5 text-xs text-t3">
            {isLoading ? null : <span className="block py-2">Nothing matches.</span>}
          </BaseCombobox.Empty>
          <BaseCombobox.List className="max-h-[min(320px,var(--available-height))] scroll-py-1 overflow-y-auto p-1 outline-none data-empty:p-0">
            {(group: OptionGroup) => (
              <BaseCombobox.Group key={group.name} items={group.items}>
                {group.name === '' ? null : (
                  <BaseCombobox.GroupLabel className="px-2 pt-1.5 pb-0.5 text-2xs font-medium text-t3">
                    {group.name}
                  </BaseCombobox.GroupLabel>
                )}
                <BaseCombobox.Collection>
                  {(option: ComboboxOption) => <Item key={option.value} option={option} isMonospace={isMonospace} />}
                </BaseCombobox.Collection>
              </BaseCombobox.Group>
            )}
          </BaseCombobox.List>
        </BaseCombobox.Popup>
      </BaseCombobox.Positioner>
    </BaseCombobox.Portal>
  )
}

function Item({ option, isMonospace }: { option: ComboboxOption; isMonospace: boolean }) {
  return (
    <BaseCombobox.Item
      value={option}
      className="flex min-h-7 cursor-default items-center gap-1.5 rounded-md px-1.5 py-1 outline-none select-none data-highlighted:bg-sub"
    >
      <span className="flex size-4 shrink-0 items-center justify-center">
        <BaseCombobox.ItemIndicator>
          <Check size={13} aria-hidden />
        </BaseCombobox.ItemIndicator>
      </span>
      <span className={cx('truncate', isMonospace && 'mono')}>{optionLabel(option)}</span>
      {option.hint === undefined ? null : <span className="ms-auto ps-3 text-xs text-t3">{option.hint}</span>}
    </BaseCombobox.Item>
  )
}
