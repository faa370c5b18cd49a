/** Fields that the filter knows, with their values; `null` takes any. */
export const FILTER_FIELDS = {
  kind: ['boolean', 'string', 'number', 'json', 'migration'],
  tag: null,
  owner: null,
  state: ['on', 'off'],
  lifecycle: ['building', 'releasing', 'live', 'cleanup', 'stale', 'permanent'],
} as const satisfies Readonly<Record<string, readonly string[] | null>>

export type FilterField = keyof typeof FILTER_FIELDS

/** One word of a filter: `kind:boolean`, or a word to look for. */
export type FilterToken =
  | { readonly kind: 'field'; readonly field: FilterField; readonly value: string }
  | { readonly kind: 'word'; readonly text: string }
  /** Looks like a field but is none: shown as wrong, and left out. */
  | { readonly kind: 'invalid'; readonly text: string; readonly problem: string }

/** What a filter asks for. Tags are all wanted; of other fields the last one counts. */
export interface FlagFilter {
  readonly search: string
  readonly kind?: string | undefined
  readonly owner?: string | undefined
  readonly state?: 'on' | 'off' | undefined
  readonly lifecycle?: string | undefined
  readonly tags: readonly string[]
}

const FIELDS = Object.keys(FILTER_FIELDS) as FilterField[]

/** Words of a filter's text, in order. `"…"` keeps spaces together. */
export function parseFilter(text: string): FilterToken[] {
  const words = text.match(/[^\s":]+:"[^"]*"?|"[^"]*"?|\S+/g) ?? []
  return words.map(toToken)
}

/** The text of a filter's words: `parseFilter` of it gives the words again. */
export function formatFilter(tokens: readonly FilterToken[]): string {
  return tokens.map((token) => (token.kind === 'field' ? fieldText(token.field, token.value) : token.text)).join(' ')
}

/** The filter's text with a field set to a value, or without the field when `value` is `null`. */
export function withField(text: string, field: FilterField, value: string | null): string {
  const others = parseFilter(text).filter((token) => token.kind !== 'field' || token.field !== field)
  return formatFilter(value === null ? others : [...others, { kind: 'field', field, value }])
}

/** The filter's text without one of its words. */
export function withoutToken(text: string, index: number): string {
  return formatFilter(parseFilter(text).filter((_, at) => at !== index))
}

export function readFilter(text: string): FlagFilter {
  const tokens = parseFilter(text)
  const valuesOf = (field: FilterField): string[] =>
    tokens.flatMap((token) => (token.kind === 'field' && token.field === field ? [token.value] : []))
  return {
    search: tokens.flatMap((token) => (token.kind === 'word' ? [unquoted(token.text)] : [])).join(' '),
    tags: valuesOf('tag'),
    kind: valuesOf('kind').at(-1),
    owner: valuesOf('owner').at(-1),
    state: valuesOf('state').at(-1) as FlagFilter['state'],
    lifecycle: valuesOf('lifecycle').at(-1),
  }
}

function toToken(word: string): FilterToken {
  const [, name, rest] = /^([^":]+):(.*)$/s.exec(word) ?? []
  if (name === undefined) return { kind: 'word', text: word }
  const value = unquoted(rest!)
  const field = FIELDS.find((one) => one === name.toLowerCase())
  if (field === undefined) {
    return { kind: 'invalid', text: word, problem: `"${name}" is no field. Fields: ${FIELDS.join(', ')}.` }
  }
  const allowed: readonly string[] | null = FILTER_FIELDS[field]
  if (value === '' || (allowed !== null && !allowed.includes(value.toLowerCase()))) {
    return { kind: 'invalid', text: word, problem: `${field} is one of: ${allowed?.join(', ') ?? 'any text'}.` }
  }
  return { kind: 'field', field, value: allowed === null ? value : value.toLowerCase() }
}

function fieldText(field: FilterField, value: string): string {
  return `${field}:${/\s/.test(value) ? `"${value}"` : value}`
}

function unquoted(text: string): string {
  return text.replace(/^"([^"]*)"?$/s, '$1')
}
