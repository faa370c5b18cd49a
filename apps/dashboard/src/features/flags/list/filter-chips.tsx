import type { FlagCounts } from '@guidon/api'
import { ChevronDown, X } from 'lucide-react'
import { formatCount } from '../../../lib/format.ts'
import { cx } from '../../../ui/cx.ts'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { FILTER_FIELDS, parseFilter, withField, withoutToken, type FilterField } from './flag-filter.ts'

interface FilterChipsProps {
  readonly text: string
  readonly counts: FlagCounts | undefined
  readonly onChange: (text: string | undefined) => void
}

const OFFERED: readonly FilterField[] = ['kind', 'tag', 'owner', 'state', 'lifecycle']

/** The fields of the filter: those in use, and a menu for each of the others with how many flags it would find. */
export function FilterChips({ text, counts, onChange }: FilterChipsProps) {
  const tokens = parseFilter(text)
  const change = (next: string): void => onChange(next === '' ? undefined : next)
  const used = new Set(tokens.flatMap((token) => (token.kind === 'field' ? [token.field] : [])))
  return (
    <>
      {tokens.map((token, index) =>
        token.kind === 'word' ? null : (
          <span
            key={index}
            title={token.kind === 'invalid' ? token.problem : undefined}
            className={cx(
              'inline-flex h-7 max-w-64 items-center gap-1 rounded-md ps-2 text-xs font-medium',
              token.kind === 'invalid' ? 'bg-bad-bg text-bad underline decoration-wavy' : 'bg-accent-bg text-accent',
            )}
          >
            <span className="truncate">{token.kind === 'invalid' ? token.text : `${token.field}: ${token.value}`}</span>
            <button
              type="button"
              aria-label={`Remove ${token.kind === 'invalid' ? token.text : `${token.field} ${token.value}`}`}
              onClick={() => change(withoutToken(text, index))}
              className="inline-flex size-6 items-center justify-center rounded hover:bg-panel"
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        ),
      )}
      {OFFERED.filter((field) => !used.has(field)).map((field) => (
        <FieldMenu
          key={field}
          field={field}
          counts={counts}
          onPick={(value) => change(withField(text, field, value))}
        />
      ))}
    </>
  )
}

interface FieldMenuProps {
  readonly field: FilterField
  readonly counts: FlagCounts | undefined
  readonly onPick: (value: string) => void
}

function FieldMenu({ field, counts, onPick }: FieldMenuProps) {
  const choices = choicesOf(field, counts)
  const trigger = (
    <button
      type="button"
      className="inline-flex h-7 items-center gap-1 rounded-md border border-dashed border-ctl px-2 text-xs font-medium text-t2 hover:bg-panel hover:text-t1"
    >
      <span>
        {field}
        <span className="max-[1400px]:hidden">: any</span>
      </span>
      <ChevronDown size={12} aria-hidden />
    </button>
  )
  return (
    <Menu trigger={trigger} label={field}>
      {choices.length === 0 ? (
        <p className="px-2 py-1 text-xs text-t3">No flag here has one.</p>
      ) : (
        choices.map(({ value, count }) => (
          <MenuItem key={value} onClick={() => onPick(value)}>
            <span className="min-w-0 flex-1 truncate">{value}</span>
            {count === null ? null : <span className="num text-xs text-t3">{formatCount(count)}</span>}
          </MenuItem>
        ))
      )}
    </Menu>
  )
}

interface Choice {
  readonly value: string
  readonly count: number | null
}

function choicesOf(field: FilterField, counts: FlagCounts | undefined): readonly Choice[] {
  switch (field) {
    case 'kind':
      return FILTER_FIELDS.kind.map((value) => ({
        value,
        count: value === 'migration' ? (counts?.migration ?? null) : countOf(counts?.valueTypes, value),
      }))
    case 'tag':
      return counts?.tags ?? []
    case 'owner':
      return counts?.maintainers ?? []
    case 'state':
      return FILTER_FIELDS.state.map((value) => ({ value, count: counts?.[value] ?? null }))
    case 'lifecycle':
      return FILTER_FIELDS.lifecycle.map((value) => ({ value, count: countOf(counts?.lifecycles, value) }))
  }
}

function countOf(counts: FlagCounts['tags'] | undefined, value: string): number | null {
  return counts === undefined ? null : (counts.find((one) => one.value === value)?.count ?? 0)
}
