import type { Json } from '@guidon/model'

/** Numbers from here on are read as epoch milliseconds, of 1973 and later; smaller ones count something. */
const FIRST_MS = 1e11
const LAST_MS = 1e14

/** The instant that an attribute holds, as rules with "before" and "after" read it, in epoch ms; `null` for none. */
export function instantOf(value: Json): number | null {
  if (typeof value === 'number') return value >= FIRST_MS && value < LAST_MS ? value : null
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return null
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : at
}

/** Another instant in the form that the attribute has: a number stays a number. */
export function withInstant(value: Json, at: number): Json {
  return typeof value === 'number' ? at : new Date(at).toISOString()
}

/** An instant for a field of the browser, in the zone of the browser: `2026-11-25T14:30`. */
export function fieldTime(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** What such a field holds; `null` while it is not complete. */
export function readFieldTime(text: string): number | null {
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : at
}
