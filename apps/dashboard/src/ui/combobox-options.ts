export interface ComboboxOption {
  readonly value: string
  /** @default the value */
  readonly label?: string
  /** Beside the label, quieter. */
  readonly hint?: string
  /** Options of one group stand together under its name, in the order given. */
  readonly group?: string
}

export interface OptionGroup {
  /** Empty for options without a group. */
  readonly name: string
  readonly items: readonly ComboboxOption[]
}

export const optionLabel = ({ value, label }: ComboboxOption): string => label ?? value

/** The options that contain every word of `query`, in value, label or hint; those that begin with it come first. */
export function matchOptions(options: readonly ComboboxOption[], query: string): readonly ComboboxOption[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return options
  const words = wanted.split(/\s+/)
  const found = options.filter((option) => {
    const text = `${option.value} ${option.label ?? ''} ${option.hint ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const begins = (option: ComboboxOption): boolean =>
    option.value.toLowerCase().startsWith(wanted) || optionLabel(option).toLowerCase().startsWith(wanted)
  return [...found.filter(begins), ...found.filter((option) => !begins(option))]
}

/** The option for text that no option has; `null` when there is one, or no text. */
export function freeTextOption(options: readonly ComboboxOption[], query: string): ComboboxOption | null {
  const text = query.trim()
  if (text === '' || options.some((option) => option.value === text || option.label === text)) return null
  return { value: text, label: text }
}

/** What may be chosen of text that no option has: what it may mean by `readings`, or itself. */
export function freeTextOptions(
  options: readonly ComboboxOption[],
  query: string,
  readings?: (text: string) => readonly ComboboxOption[],
): readonly ComboboxOption[] {
  const free = freeTextOption(options, query)
  if (free === null) return []
  return readings === undefined ? [free] : readings(free.value)
}

/** Options under the names of their groups, in the order in which the groups first appear. */
export function groupOptions(options: readonly ComboboxOption[]): readonly OptionGroup[] {
  const groups = new Map<string, ComboboxOption[]>()
  for (const option of options) {
    const name = option.group ?? ''
    groups.set(name, [...(groups.get(name) ?? []), option])
  }
  return [...groups].map(([name, items]) => ({ name, items }))
}
