import type { Json } from '../json.ts'
import { LIMITS } from '../limits.ts'
import { isStorable, reject, type Decoder } from './decoder.ts'

/** Any JSON value that a database can store, of limited depth and size. */
export const json: Decoder<Json> = {
  read: (value, place) => {
    const fault = findFault(value, LIMITS.jsonDepth)
    if (fault !== undefined) return reject(place, fault.code, fault.message)
    const length = JSON.stringify(value).length
    if (length <= LIMITS.variationValueLength) return value as Json
    return reject(place, 'too_long', `At most ${LIMITS.variationValueLength} characters of JSON, got ${length}.`)
  },
}

interface Fault {
  readonly code: string
  readonly message: string
}

function findFault(value: unknown, depthLeft: number): Fault | undefined {
  if (typeof value === 'object' && value !== null) {
    if (depthLeft === 0)
      return { code: 'too_deep', message: `At most ${LIMITS.jsonDepth} levels of objects and lists.` }
    return first([...Object.keys(value), ...Object.values(value)], (part) => findFault(part, depthLeft - 1))
  }
  if (typeof value === 'string' && !isStorable(value))
    return { code: 'unstorable_text', message: 'Text must be valid Unicode without NUL.' }
  const isJson = value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)
  return isJson ? undefined : { code: 'wrong_type', message: `Expected a JSON value, got ${String(value)}.` }
}

function first<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
