import { failed, ok, type ParseIssue, type Result } from '../result.ts'
import { suggestName } from './name-suggestion.ts'

/** Reads one value out of untrusted JSON. */
export interface Decoder<Value> {
  /** The value, or `undefined` after reporting at least one issue. */
  readonly read: (json: unknown, place: Place) => Value | undefined
  /** Whether a property read by this decoder may be absent. */
  readonly isOptional?: true
  /** The value of an absent property. */
  readonly fallback?: Value
}

/** Where a decoder is in the input, and how it says what is wrong there. */
export interface Place {
  /** The object or list that this place is in; absent for the whole document. */
  readonly within?: Place
  /** The property or the index. */
  readonly name: string | number
  readonly report: (issue: ParseIssue) => unknown
}

/** Issues past this many are left out: enough to see what is wrong with a document. */
const MAX_ISSUES = 100

/** The outcome of a decoder on a whole document, with its issues (the first 100). */
export function decode<Value>(decoder: Decoder<Value>, json: unknown): Result<Value, ParseIssue> {
  const issues: ParseIssue[] = []
  const value = decoder.read(json, { name: '', report: (issue) => issues.length < MAX_ISSUES && issues.push(issue) })
  return value === undefined || issues.length > 0 ? failed(issues) : ok(value)
}

/** Reports an issue at a place; gives `undefined` so that a decoder can return it. */
export function reject(place: Place, code: string, message: string): undefined {
  place.report({ path: pointerTo(place), code, message })
}

/** A property that may be absent. */
export function optional<Value>(decoder: Decoder<Value>): Decoder<Value> {
  return { ...decoder, isOptional: true }
}

/** A property that has the value `fallback` when it is absent. */
export function withDefault<Value>(decoder: Decoder<Value>, fallback: Value): Decoder<Value> {
  return { ...decoder, isOptional: true, fallback }
}

/** The same value or `null`. */
export function nullable<Value>(decoder: Decoder<Value>): Decoder<Value | null> {
  return { read: (json, place) => (json === null ? null : decoder.read(json, place)) }
}

/** The same value, checked further: `check` says what is wrong with it, or gives `undefined`. */
export function refine<Value>(
  decoder: Decoder<Value>,
  check: (value: Value) => { readonly code: string; readonly message: string } | undefined,
): Decoder<Value> {
  return {
    ...decoder,
    read: (json, place) => {
      const value = decoder.read(json, place)
      const issue = value === undefined ? undefined : check(value)
      return issue === undefined ? value : reject(place, issue.code, issue.message)
    },
  }
}

/** `true` or `false`. */
export const boolean: Decoder<boolean> = {
  read: (json, place) => (typeof json === 'boolean' ? json : wrongType(json, place, 'true or false')),
}

/** A whole number within bounds, both included. */
export function integer({ min, max }: { readonly min: number; readonly max: number }): Decoder<number> {
  const wanted = `a whole number from ${min} to ${max}`
  return {
    read: (json, place) => {
      if (typeof json !== 'number') return wrongType(json, place, wanted)
      if (Number.isInteger(json) && json >= min && json <= max) return json
      return reject(place, 'out_of_range', `Expected ${wanted}, got ${json}.`)
    },
  }
}

/** One of a few strings. */
export function oneOf<const Value extends string>(values: readonly Value[]): Decoder<Value> {
  const wanted = values.map((value) => `"${value}"`).join(' or ')
  return {
    read: (json, place) => values.find((value) => value === json) ?? wrongType(json, place, wanted),
  }
}

/** A string of limited length that a database can store: no NUL, no half of a surrogate pair. */
export function text({ max, min = 0 }: { readonly max: number; readonly min?: number }): Decoder<string> {
  return {
    read: (json, place) => {
      if (typeof json !== 'string') return wrongType(json, place, 'text')
      if (json.length < min) return reject(place, 'empty', 'This must not be empty.')
      if (json.length > max) return reject(place, 'too_long', `At most ${max} characters, got ${json.length}.`)
      return isStorable(json) ? json : reject(place, 'unstorable_text', 'Text must be valid Unicode without NUL.')
    },
  }
}

/** Whether a database can store the text. */
export function isStorable(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0')
}

/** A list of limited length. */
export function list<Item>(item: Decoder<Item>, { max }: { readonly max: number }): Decoder<readonly Item[]> {
  return {
    read: (json, place) => {
      if (!Array.isArray(json)) return wrongType(json, place, 'a list')
      if (json.length > max) return reject(place, 'too_many', `At most ${max} entries, got ${json.length}.`)
      const items = json.map((entry: unknown, index) => item.read(entry, inside(place, index)))
      return items.every((entry) => entry !== undefined) ? items : undefined
    },
  }
}

/** One decoder for each property. */
export type Fields<Value> = { readonly [Key in keyof Value]-?: Decoder<Exclude<Value[Key], undefined>> }

/** An object with exactly the given properties. */
export function object<Value extends object>(fields: Fields<Value>): Decoder<Value> {
  const decoders = new Map<string, Decoder<unknown>>(Object.entries(fields))
  return {
    read: (json, place) => {
      if (!isRecord(json)) return wrongType(json, place, 'an object')
      const areKnown = rejectUnknownProperties(json, decoders, place)
      const wanted = [...decoders].filter(
        ([name, { isOptional, fallback }]) => Object.hasOwn(json, name) || !isOptional || fallback !== undefined,
      )
      const entries = wanted.map(([name, decoder]) => [name, readProperty(json, name, decoder, place)] as const)
      const areRead = entries.every(([, value]) => value !== undefined)
      return areKnown && areRead ? (Object.fromEntries(entries) as Value) : undefined
    },
  }
}

/** Whether a JSON value is an object, neither `null` nor a list. */
export function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

/** The place of a property or of an entry. */
export function inside(within: Place, name: string | number): Place {
  return { within, name, report: within.report }
}

/** The JSON pointer to a place. Made for issues only: most places have none. */
function pointerTo({ within, name }: Place): string {
  if (within === undefined) return ''
  return `${pointerTo(within)}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** Reports that a value has the wrong type. */
export function wrongType(json: unknown, place: Place, wanted: string): undefined {
  return reject(place, 'wrong_type', `Expected ${wanted}, got ${typeName(json)}.`)
}

function readProperty(
  json: Readonly<Record<string, unknown>>,
  name: string,
  decoder: Decoder<unknown>,
  place: Place,
): unknown {
  if (Object.hasOwn(json, name)) return decoder.read(json[name], inside(place, name))
  if (decoder.isOptional) return decoder.fallback
  return reject(inside(place, name), 'missing_property', `The property "${name}" is missing. Add it.`)
}

function rejectUnknownProperties(json: object, decoders: ReadonlyMap<string, Decoder<unknown>>, place: Place): boolean {
  const unknown = Object.keys(json).filter((name) => !decoders.has(name))
  for (const name of unknown.slice(0, 10)) {
    const message = `There is no property "${name.slice(0, 100)}" here.${didYouMean(name, decoders.keys())}`
    reject(inside(place, name.slice(0, 100)), 'unknown_property', message)
  }
  return unknown.length === 0
}

/** A question that offers the name most likely meant, with a space before it, or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const suggestion = suggestName(name, candidates)
  return suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`
}

function typeName(json: unknown): string {
  if (json === null) return 'null'
  if (Array.isArray(json)) return 'a list'
  if (typeof json === 'string') return json.length > 40 ? 'text' : `"${json}"`
  if (typeof json === 'object') return 'an object'
  return `${String(json)}`.slice(0, 40)
}
