import type { Json, JsonObject } from '@guidon/model'

/** Longest flag, metric or context key that is kept, in UTF-16 units. Longer ones count as malformed. */
export const MAX_EVENT_KEY_LENGTH = 500

const MAX_INDEX = 2 ** 31 - 1

/** `value` as an object; `null` for anything else, arrays included. */
export function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

/** A usable key; `null` when it is no string, empty, too long, or no text that every database can hold. */
export function asKey(value: Json | undefined): string | null {
  if (typeof value !== 'string' || value.length === 0 || value.length > MAX_EVENT_KEY_LENGTH) return null
  return value.includes('\0') || !value.isWellFormed() ? null : value
}

/** A string, `""` for anything else. */
export function asText(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** Epoch ms as an integer; `null` when it is no positive number. */
export function asInstant(value: Json | undefined): number | null {
  return typeof value === 'number' && value > 0 && value <= Number.MAX_SAFE_INTEGER ? Math.trunc(value) : null
}

/** A variation index or a version; `null` when it is not an integer from 0 to 2^31 - 1. */
export function asIndex(value: Json | undefined): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_INDEX ? value : null
}
