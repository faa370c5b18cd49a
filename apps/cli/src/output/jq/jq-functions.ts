import type { Json } from '@guidon/model'
import {
  calculate,
  compare,
  failure,
  isArray,
  isObject,
  isTrue,
  partsOf,
  shown,
  take,
  textOf,
  typeOf,
} from './jq-value.ts'

/** Gives any number of values for one. */
export type Filter = (input: Json) => readonly Json[]

type JqFunction = (input: Json, ...given: readonly Filter[]) => readonly Json[]

/** What can be called, by name and number of arguments as jq writes them. */
export const JQ_FUNCTIONS: Readonly<Record<string, JqFunction>> = {
  'empty/0': () => [],
  'not/0': (input) => [!isTrue(input)],
  'select/1': (input, test) => test(input).flatMap((verdict) => (isTrue(verdict) ? [input] : [])),
  'map/1': (input, filter) => [partsOf(input).flatMap(filter)],

  'type/0': (input) => [typeOf(input)],
  'length/0': (input) => [lengthOf(input)],
  'keys/0': (input) => [keysOf(input)],
  'has/1': (input, key) => key(input).map((one) => hasKey(input, one)),
  'to_entries/0': (input) => [entriesOf(input)],
  'from_entries/0': (input) => [fromEntries(partsOf(input))],
  'with_entries/1': (input, filter) => [fromEntries(entriesOf(input).flatMap(filter))],

  'first/0': (input) => [take(input, 0)],
  'last/0': (input) => [take(input, -1)],
  'first/1': (input, filter) => filter(input).slice(0, 1),
  'add/0': (input) => [partsOf(input).reduce((sum, part) => calculate('+', sum, part), null)],
  'any/0': (input) => [partsOf(input).some(isTrue)],
  'all/0': (input) => [partsOf(input).every(isTrue)],
  'any/1': (input, test) => [partsOf(input).flatMap(test).some(isTrue)],
  'all/1': (input, test) => [partsOf(input).flatMap(test).every(isTrue)],
  'reverse/0': (input) => [listOf(input).toReversed()],
  'flatten/0': (input) => [flattened(listOf(input))],
  'sort/0': (input) => [listOf(input).toSorted(compare)],
  'sort_by/1': (input, by) => [ranked(input, by).map(({ value }) => value)],
  'group_by/1': (input, by) => [groups(input, by)],
  'unique/0': (input) => [groups(input, (value) => [value]).map(([value]) => value!)],
  'unique_by/1': (input, by) => [groups(input, by).map(([value]) => value!)],
  'min/0': (input) => [listOf(input).toSorted(compare)[0] ?? null],
  'max/0': (input) => [listOf(input).toSorted(compare).at(-1) ?? null],
  'min_by/1': (input, by) => [ranked(input, by)[0]?.value ?? null],
  'max_by/1': (input, by) => [ranked(input, by).at(-1)?.value ?? null],

  'tostring/0': (input) => [textOf(input)],
  'tonumber/0': (input) => [toNumber(input)],
  'todate/0': (input) => [toDate(input)],
  'ascii_downcase/0': (input) => [stringOf(input).toLowerCase()],
  'ascii_upcase/0': (input) => [stringOf(input).toUpperCase()],
  'startswith/1': withText((text, start) => text.startsWith(start)),
  'endswith/1': withText((text, end) => text.endsWith(end)),
  'ltrimstr/1': withText((text, start) => (text.startsWith(start) ? text.slice(start.length) : text)),
  'rtrimstr/1': withText((text, end) => (end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text)),
  'split/1': withText((text, separator) => (text === '' ? [] : text.split(separator))),
  'test/1': withText((text, pattern) => regexOf(pattern).test(text)),
  'contains/1': (input, part) => part(input).map((one) => contains(input, one)),
  'join/1': (input, separator) => separator(input).map((one) => partsOf(input).map(cellText).join(stringOf(one))),

  '@json/0': (input) => [JSON.stringify(input)],
  '@tsv/0': (input) => [listOf(input).map(tsvCell).join('\t')],
  '@csv/0': (input) => [listOf(input).map(csvCell).join(',')],
}

function withText(make: (text: string, given: string) => Json): JqFunction {
  return (input, given) => given(input).map((one) => make(stringOf(input), stringOf(one)))
}

function stringOf(value: Json): string {
  if (typeof value === 'string') return value
  throw failure(`${shown(value)} is not a text`)
}

function listOf(value: Json): readonly Json[] {
  if (isArray(value)) return value
  throw failure(`${shown(value)} is not a list`)
}

function flattened(values: readonly Json[]): Json[] {
  return values.flatMap((value) => (isArray(value) ? flattened(value) : [value]))
}

function lengthOf(value: Json): number {
  if (value === null) return 0
  if (typeof value === 'string') return [...value].length
  if (typeof value === 'number') return Math.abs(value)
  return partsOf(value).length
}

function keysOf(value: Json): Json[] {
  if (isObject(value)) return Object.keys(value).toSorted()
  return listOf(value).map((_, index) => index)
}

function hasKey(value: Json, key: Json): boolean {
  if (isObject(value) && typeof key === 'string') return Object.hasOwn(value, key)
  if (isArray(value) && typeof key === 'number') return key >= 0 && key < value.length
  throw failure(`cannot look for ${shown(key)} in ${shown(value)}`)
}

function entriesOf(value: Json): Json[] {
  if (isObject(value)) return Object.entries(value).map(([key, held]) => ({ key, value: held }))
  throw failure(`${shown(value)} is not an object`)
}

function fromEntries(entries: readonly Json[]): Json {
  return Object.fromEntries(entries.map((entry) => [textOf(take(entry, 'key')), take(entry, 'value')]))
}

/** The entries of a list in the order of what `by` gives for them. */
function ranked(input: Json, by: Filter): { readonly value: Json; readonly rank: Json }[] {
  return listOf(input)
    .map((value) => ({ value, rank: by(value) }))
    .toSorted((a, b) => compare(a.rank, b.rank))
}

function groups(input: Json, by: Filter): Json[][] {
  const found: { readonly rank: Json; readonly values: Json[] }[] = []
  for (const { value, rank } of ranked(input, by)) {
    const last = found.at(-1)
    if (last !== undefined && compare(last.rank, rank) === 0) last.values.push(value)
    else found.push({ rank, values: [value] })
  }
  return found.map(({ values }) => values)
}

function toNumber(value: Json): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && !Number.isNaN(number)) return number
  throw failure(`${shown(value)} is not a number`)
}

/** Seconds since the epoch as RFC 3339. */
function toDate(value: Json): string {
  const date = new Date(typeof value === 'number' ? value * 1_000 : Number.NaN)
  if (Number.isNaN(date.valueOf())) throw failure(`${shown(value)} is not a time in seconds`)
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}

function regexOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u')
  } catch (error) {
    throw failure((error as Error).message)
  }
}

/** A text in a text, entries in a list, properties in an object. */
function contains(value: Json, part: Json): boolean {
  if (typeof value === 'string' && typeof part === 'string') return value.includes(part)
  if (isArray(value) && isArray(part)) return part.every((one) => value.some((held) => holds(held, one)))
  if (isObject(value) && isObject(part))
    return Object.entries(part).every(([key, one]) => Object.hasOwn(value, key) && holds(value[key]!, one))
  if (typeOf(value) === typeOf(part)) return compare(value, part) === 0
  throw failure(`cannot look for ${shown(part)} in ${shown(value)}`)
}

function holds(value: Json, part: Json): boolean {
  return typeOf(value) === typeOf(part) && contains(value, part)
}

function cellText(value: Json): string {
  if (typeof value === 'object' && value !== null) throw failure(`${shown(value)} does not fit into one cell`)
  return value === null ? '' : textOf(value)
}

const TSV_ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' }

function tsvCell(value: Json): string {
  return cellText(value).replaceAll(/[\t\n\r\\]/g, (character) => TSV_ESCAPES[character]!)
}

function csvCell(value: Json): string {
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : cellText(value)
}
