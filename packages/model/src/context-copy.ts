import type { Json } from './json.ts'

/** A JSON object that is safe to read by any property name. */
export type PlainObject = Readonly<Record<string, Json>>

/** How large a copy may become. */
export interface CopyLimits {
  readonly depth: number
  readonly values: number
}

/** The copy, or the limit that the input is over. */
export type Copy = { readonly value: Json | undefined; readonly exceeded?: keyof CopyLimits }

/**
 * The JSON in any value, without its prototypes, getters, and what JSON cannot hold. Ends for cyclic input, too, and
 * throws only what a getter or proxy of the input throws.
 */
export function copyJson(input: unknown, limits: CopyLimits): Copy {
  let values = 0
  let exceeded: keyof CopyLimits | undefined

  function copy(value: unknown, depth: number): Json | undefined {
    values += 1
    if (values > limits.values) exceeded ??= 'values'
    if (depth > limits.depth) exceeded ??= 'depth'
    if (exceeded !== undefined) return undefined
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
    if (typeof value !== 'object') return undefined
    return Array.isArray(value) ? copyArray(value, depth) : copyObject(value, depth)
  }

  function copyArray(array: readonly unknown[], depth: number): Json {
    const items: Json[] = []
    for (let index = 0; index < array.length && exceeded === undefined; index += 1) {
      items.push(copy(array[index], depth + 1) ?? null)
    }
    return items
  }

  function copyObject(object: object, depth: number): Json {
    const properties = Object.create(null) as Record<string, Json>
    for (const name of Object.keys(object)) {
      if (exceeded !== undefined) break
      const value = copy((object as Record<string, unknown>)[name], depth + 1)
      if (value !== undefined) properties[name] = value
    }
    return properties
  }

  const value = copy(input, 0)
  return exceeded === undefined ? { value } : { value: undefined, exceeded }
}

/** Narrows a copied value to an object. */
export function isPlainObject(value: Json | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
