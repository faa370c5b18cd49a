import { ChevronDown, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Checkbox } from './checkbox.tsx'
import { cx } from './cx.ts'
import { Popover } from './popover.tsx'
import { TextField } from './text-field.tsx'

const SEARCH_FROM = 9

export interface FacetOption {
  readonly value: string
  readonly label: ReactNode
  /** What the filter and the button say. @default the value */
  readonly text?: string
  /** How many it would leave. */
  readonly count?: number
}

export interface FacetMenuProps {
  /** What is filtered: "kind". */
  readonly label: string
  readonly options: readonly FacetOption[]
  readonly selected: readonly string[]
  readonly onChange: (selected: readonly string[]) => void
  readonly isLoading?: boolean
}

/** A filter by one property: "kind: boolean, migration". */
export function FacetMenu({ label, options, selected, onChange, isLoading = false }: FacetMenuProps) {
  const isOn = selected.length > 0
  const names = selected.map((value) => options.find((option) => option.value === value)?.text ?? value)
  return (
    <span
      className={cx('inline-flex h-7 items-center rounded-md text-xs', isOn ? 'bg-accent-bg text-accent' : 'text-t2')}
    >
      <Popover
        label={`Filter by ${label}`}
        className="w-64 p-1.5!"
        trigger={
          <button
            type="button"
            className={cx(
              'inline-flex h-7 max-w-64 items-center gap-1 rounded-md px-2',
              isOn ? 'pe-1 font-medium' : 'border border-dashed border-ctl hover:bg-sub',
            )}
          >
            {label}:<span className={cx('truncate', !isOn && 'text-t3')}>{isOn ? names.join(', ') : 'any'}</span>
            {isOn ? null : <ChevronDown size={12} className="text-t3" aria-hidden />}
          </button>
        }
      >
        <FacetOptions label={label} options={options} selected={selected} onChange={onChange} isLoading={isLoading} />
      </Popover>
      {isOn ? (
        <button
          type="button"
          aria-label={`Remove the filter by ${label}`}
          onClick={() => onChange([])}
          className="flex h-7 w-6 items-center justify-center rounded-md"
        >
          <X size={12} aria-hidden />
        </button>
      ) : null}
    </span>
  )
}

function FacetOptions({ label, options, selected, onChange, isLoading }: FacetMenuProps) {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const found = options.filter(({ value, text = value }) => text.toLowerCase().includes(wanted))
  return (
    <>
      {options.length < SEARCH_FROM ? null : (
        <TextField
          label={`Find a ${label}`}
          isLabelHidden
          placeholder="Find…"
          value={query}
          onChange={setQuery}
          className="mb-1"
        />
      )}
      <ul aria-label={label} className="max-h-72 overflow-y-auto">
        {found.map(({ value, label: words, count }) => (
          <li key={value} className="flex items-center rounded-md px-1.5 hover:bg-sub">
            <Checkbox
              className="flex-1"
              label={words}
              isChecked={selected.includes(value)}
              onChange={(isChecked) =>
                onChange(isChecked ? [...selected, value] : selected.filter((one) => one !== value))
              }
            />
            {count === undefined ? null : <span className="num text-2xs text-t3">{count.toLocaleString()}</span>}
          </li>
        ))}
      </ul>
      {found.length > 0 ? null : (
        <p role="status" className="px-1.5 py-2 text-xs text-t3">
          {isLoading === true ? 'Loading…' : 'Nothing matches.'}
        </p>
      )}
    </>
  )
}
