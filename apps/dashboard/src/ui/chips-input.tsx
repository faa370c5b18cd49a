import { X } from 'lucide-react'
import { useRef, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react'
import { addValues, splitValues } from './chip-values.ts'
import { cx } from './cx.ts'
import { Field, type FieldControlProps, type FieldFrameProps } from './field.tsx'
import { announce } from './live-region.tsx'

/** Past this many, the rest is a number. */
const MAX_SHOWN = 50

export interface ChipsInputProps extends FieldFrameProps {
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly placeholder?: string
  /** What is wrong with a value, or `null`. Such values stay, marked. */
  readonly check?: (value: string) => string | null
  /** Offered while typing. */
  readonly suggestions?: readonly string[]
  readonly onQuery?: (query: string) => void
  /** @default true */
  readonly isMonospace?: boolean
}

/** Several values of text. Enter or a comma ends one; a pasted column or CSV gives as many as it holds. */
export function ChipsInput({ values, onChange, check, isMonospace = true, ...rest }: ChipsInputProps) {
  const { label, isLabelHidden, hint, error, isOptional, className, placeholder, suggestions, onQuery } = rest
  const frame = { label, isLabelHidden, hint, error, isOptional, className }
  const input = useRef<HTMLInputElement>(null)
  const [isAllShown, setIsAllShown] = useState(false)
  const shown = isAllShown ? values : values.slice(0, MAX_SHOWN)
  const remove = (value: string): void => {
    onChange(values.filter((one) => one !== value))
    announce(`Removed ${value}`)
    input.current?.focus()
  }
  return (
    <Field {...frame}>
      {(control) => (
        <div className="flex max-h-60 min-h-8 flex-wrap items-center gap-1 overflow-y-auto rounded-md border border-ctl bg-panel p-[3px] has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-accent has-aria-invalid:border-badf">
          <ul aria-label="Values" className="contents">
            {shown.map((value) => (
              <Chip
                key={value}
                value={value}
                problem={check?.(value) ?? null}
                isMonospace={isMonospace}
                onRemove={() => remove(value)}
              />
            ))}
          </ul>
          {values.length > shown.length ? (
            <button
              type="button"
              className="num h-6 rounded-[5px] px-1.5 text-xs text-accent hover:underline"
              onClick={() => setIsAllShown(true)}
            >
              and {(values.length - shown.length).toLocaleString()} more
            </button>
          ) : null}
          <ChipText
            input={input}
            control={control}
            values={values}
            onChange={onChange}
            placeholder={values.length === 0 ? placeholder : undefined}
            suggestions={suggestions}
            onQuery={onQuery}
            isMonospace={isMonospace}
          />
        </div>
      )}
    </Field>
  )
}

interface ChipTextProps extends Pick<
  ChipsInputProps,
  'values' | 'onChange' | 'placeholder' | 'suggestions' | 'onQuery'
> {
  readonly input: RefObject<HTMLInputElement | null>
  readonly control: FieldControlProps
  readonly isMonospace: boolean
}

function ChipText({
  input,
  control,
  values,
  onChange,
  placeholder,
  suggestions = [],
  onQuery,
  isMonospace,
}: ChipTextProps) {
  const [text, setText] = useState('')
  const add = (added: readonly string[]): void => {
    const next = addValues(values, added)
    setText('')
    onQuery?.('')
    if (next.length === values.length) return
    onChange(next)
    announce(next.length === values.length + 1 ? `Added ${next.at(-1)}` : `Added ${next.length - values.length} values`)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if ((event.key === 'Enter' || event.key === ',') && text.trim() !== '') {
      event.preventDefault()
      add(splitValues(text))
    } else if (event.key === 'Backspace' && text === '' && values.length > 0) {
      announce(`Removed ${values.at(-1)}`)
      onChange(values.slice(0, -1))
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const pasted = splitValues(event.clipboardData.getData('text'))
    if (pasted.length < 2) return
    event.preventDefault()
    add(pasted)
  }
  return (
    <>
      <input
        {...control}
        ref={input}
        value={text}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        list={suggestions.length === 0 ? undefined : `${control.id}-suggestions`}
        onChange={(event) => {
          setText(event.target.value)
          onQuery?.(event.target.value)
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => add(splitValues(text))}
        className={cx('h-6 min-w-24 flex-1 bg-transparent px-1.5 text-sm outline-none!', isMonospace && 'mono')}
      />
      {suggestions.length === 0 ? null : (
        <datalist id={`${control.id}-suggestions`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  )
}

interface ChipProps {
  readonly value: string
  readonly problem: string | null
  readonly isMonospace: boolean
  readonly onRemove: () => void
}

function Chip({ value, problem, isMonospace, onRemove }: ChipProps) {
  return (
    <li
      title={problem ?? undefined}
      className={cx(
        'flex h-6 max-w-full items-center rounded-[5px] ps-1.5 text-xs',
        problem === null ? 'bg-sub text-t1' : 'bg-bad-bg text-bad',
      )}
    >
      <span className={cx('truncate', isMonospace && 'mono')}>{value}</span>
      {problem === null ? null : <span className="sr-only">: {problem}</span>}
      <button
        type="button"
        aria-label={`Remove ${value}`}
        onClick={onRemove}
        className="flex size-6 shrink-0 items-center justify-center rounded-[5px] text-t3 hover:text-t1"
      >
        <X size={12} aria-hidden />
      </button>
    </li>
  )
}
