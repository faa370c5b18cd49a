/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** A JSON object. Keys may be `__proto__` or `constructor`: read with own-property checks only. */
export interface JsonObject {
  readonly [key: string]: Json
}

/** Whether two JSON values are the same, the order of object keys aside. A property that is `undefined` is absent. */
export function isSameJson(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right
  if (Array.isArray(left) || Array.isArray(right)) return isSameArray(left, right)
  const leftEntries = presentEntries(left)
  const rightValues = new Map(presentEntries(right))
  return (
    leftEntries.length === rightValues.size &&
    leftEntries.every(([key, value]) => rightValues.has(key) && isSameJson(value, rightValues.get(key)))
  )
}

function isSameArray(left: unknown, right: unknown): boolean {
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false
  return left.every((item, index) => isSameJson(item, right[index]))
}

function presentEntries(object: object): [string, unknown][] {
  return Object.entries(object).filter(([, value]) => value !== undefined)
}
