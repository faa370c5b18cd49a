import { matchOptions, type ComboboxOption } from '../../../ui/combobox-options.ts'

export interface KnownContexts {
  /** Saved contexts. */
  readonly personas: readonly ComboboxOption[]
  /** References of contexts looked at lately. */
  readonly recent: readonly string[]
  /** Contexts that SDKs reported. */
  readonly seen: readonly ComboboxOption[]
}

const REFERENCE = /^[A-Za-z0-9._-]+:\S/

export const isJsonTyped = (typed: string): boolean => typed.trimStart().startsWith('{')

/** What to offer for what is typed. JSON and `kind:key` mean themselves: nothing known comes before them. */
export function contextOptions(typed: string, { personas, recent, seen }: KnownContexts): readonly ComboboxOption[] {
  const text = typed.trim()
  if (isJsonTyped(text)) return [{ value: text, group: 'JSON' }]
  const found = matchOptions(
    recent.map((value) => ({ value, group: 'Recent' })),
    text,
  )
  const shown = new Set(found.map(({ value }) => value))
  const known = [...matchOptions(personas, text), ...found, ...seen.filter(({ value }) => !shown.has(value))]
  if (!REFERENCE.test(text)) return known
  const exact = known.find(({ value }) => value === text) ?? { value: text, group: 'As typed' }
  return [exact, ...known.filter(({ value }) => value !== text)]
}
