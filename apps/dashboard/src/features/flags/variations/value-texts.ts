import { isSameJson, type Json, type ValueType } from '@guidon/model'
import { placeOf, readJson } from '../../../ui/json-reading.ts'

/** A value as it is being written. */
export interface ValueText {
  readonly text: string
  /** What is wrong with it; `null` when it is a value. */
  readonly problem: string | null
}

export type ValueReading =
  { readonly value: Json; readonly problem: null } | { readonly value: null; readonly problem: string }

/** Reads what is written for a value of the given type. */
export function readValue(text: string, type: ValueType): ValueReading {
  if (type === 'string') return { value: text, problem: null }
  if (type === 'number') {
    const number = Number(text)
    const isNumber = text.trim() !== '' && Number.isFinite(number)
    return isNumber ? { value: number, problem: null } : { value: null, problem: 'Write a number, such as 2.5.' }
  }
  const { value, problem } = readJson(text)
  if (problem === null) return { value: value as Json, problem: null }
  const { line, column } = placeOf(text, problem.at)
  return { value: null, problem: `Line ${line}, column ${column}: ${problem.message}` }
}

/** A value as it is written at first. */
export function valueAsText(value: Json, type: ValueType): string {
  if (type === 'json') return JSON.stringify(value, null, 2)
  return String(value)
}

/** What the field shows: what is being written as long as it is wrong or says what the draft says. */
export function shownText(written: ValueText | undefined, value: Json, type: ValueType): ValueText {
  if (written !== undefined) {
    const reading = readValue(written.text, type)
    if (reading.problem !== null || isSameJson(reading.value, value)) return written
  }
  return { text: valueAsText(value, type), problem: null }
}

/** A value to begin with. */
export function startingValue(type: ValueType): Json {
  if (type === 'number') return 0
  return type === 'json' ? {} : ''
}
