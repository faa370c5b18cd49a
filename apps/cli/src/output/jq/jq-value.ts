import type { Json, JsonObject } from '@guidon/model'
import { usageError } from '../../errors/cli-error.ts'

/** In jq's order: what comes first is less. */
const TYPES = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const

export type JqType = (typeof TYPES)[number]

export function typeOf(value: Json): JqType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value as JqType
}

export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

export function isObject(value: Json): value is JsonObject {
  return typeOf(value) === 'object'
}

/** False and null are false, all else is true. */
export function isTrue(value: Json): boolean {
  return value !== false && value !== null
}

/** jq's order of all values: below 0 when `a` comes first, 0 when they are equal. */
export function compare(a: Json, b: Json): number {
  const type = typeOf(a)
  if (type !== typeOf(b)) return TYPES.indexOf(type) - TYPES.indexOf(typeOf(b))
  if (isArray(a)) return compareLists(a, b as readonly Json[])
  if (isObject(a)) return compareObjects(a, b as JsonObject)
  return a === b ? 0 : (a as string | number) < (b as string | number) ? -1 : 1
}

function compareLists(a: readonly Json[], b: readonly Json[]): number {
  const at = a.findIndex((value, index) => index >= b.length || compare(value, b[index]!) !== 0)
  if (at < 0) return a.length - b.length
  return at >= b.length ? 1 : compare(a[at]!, b[at]!)
}

function compareObjects(a: JsonObject, b: JsonObject): number {
  const keys = Object.keys(a).toSorted()
  return (
    compareLists(keys, Object.keys(b).toSorted()) ||
    compareLists(
      keys.map((key) => a[key]!),
      keys.map((key) => b[key]!),
    )
  )
}

/** `.[index]`: what is not there is null, as in jq. */
export function take(value: Json, index: Json): Json {
  if (value === null && typeof index !== 'object') return null
  if (isObject(value) && typeof index === 'string') return Object.hasOwn(value, index) ? value[index]! : null
  if (isArray(value) && typeof index === 'number') return value.at(Math.floor(index)) ?? null
  throw failure(`cannot take ${shown(index)} of ${shown(value)}`)
}

/** `.[from:to]` of a list or a text. */
export function slice(value: Json, from: Json, to: Json): Json {
  if (value === null) return null
  if (!isBound(from) || !isBound(to)) throw failure('the ends of a slice are numbers')
  if (typeof value === 'string') return [...value].slice(from ?? 0, to ?? undefined).join('')
  if (isArray(value)) return value.slice(from ?? 0, to ?? undefined)
  throw failure(`cannot take a slice of ${shown(value)}`)
}

function isBound(value: Json): value is number | null {
  return value === null || typeof value === 'number'
}

/** `.[]`: the parts of a list or an object. */
export function partsOf(value: Json): readonly Json[] {
  if (isArray(value)) return value
  if (isObject(value)) return Object.values(value)
  throw failure(`cannot iterate over ${shown(value)}`)
}

/** `+ - * / %`: of numbers; `+` also puts texts, lists and objects together, `-` takes entries out of a list. */
export function calculate(operator: string, a: Json, b: Json): Json {
  if (operator === '+') return sum(a, b)
  if (operator === '-' && isArray(a) && isArray(b)) return a.filter((one) => !b.some((two) => compare(one, two) === 0))
  if (typeof a !== 'number' || typeof b !== 'number') throw failure(`cannot do ${shown(a)} ${operator} ${shown(b)}`)
  if (operator === '-') return a - b
  if (operator === '*') return a * b
  if (b === 0) throw failure(`cannot divide ${a} by 0`)
  return operator === '/' ? a / b : Math.trunc(a) % Math.trunc(b)
}

function sum(a: Json, b: Json): Json {
  if (a === null || b === null) return a ?? b
  if (typeof a === 'number' && typeof b === 'number') return a + b
  if (typeof a === 'string' && typeof b === 'string') return a + b
  if (isArray(a) && isArray(b)) return [...a, ...b]
  if (isObject(a) && isObject(b)) return { ...a, ...b }
  throw failure(`cannot add ${shown(a)} and ${shown(b)}`)
}

/** A value as a text: texts as they are, all else as JSON. */
export function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const SHOWN_LENGTH = 40

/** A value as an error names it. */
export function shown(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH - 1)}…` : text
}

/** The filter was understood, but does not fit the data. */
export function failure(message: string): Error {
  return usageError(`--jq: ${message}`, 'Look at the data with --json.')
}
