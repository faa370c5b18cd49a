import type { DataSet, Flag, Segment } from '@guidon/model'
import type { ItemChange } from './item-change.ts'
import { flagShape, segmentShape } from './item-shape.ts'
import { version, type Shape } from './shape.ts'
import { wireFlag } from './wire-flag.ts'
import { wireSegment } from './wire-segment.ts'

/** An item that some SDK would reject or misread. It must not leave the server. */
export class MalformedItemError extends Error {
  override name = 'MalformedItemError'
}

/** Called with each item that had to be left out. */
export type OnMalformed = (error: MalformedItemError) => void

/** The flag as JSON text. Throws `MalformedItemError` when the strictest SDK would not read it. */
export const encodeFlag: (flag: Flag) => string = itemEncoder('flag', wireFlag, flagShape)

/** The segment as JSON text. Throws `MalformedItemError` when the strictest SDK would not read it. */
export const encodeSegment: (segment: Segment) => string = itemEncoder('segment', wireSegment, segmentShape)

/**
 * All flags and segments as JSON text: `{"flags":{…},"segments":{…}}`, both maps always there. Items that the
 * strictest SDK would not read are left out, since one of them makes some SDKs refuse the whole.
 */
export function encodeDataSet(dataSet: DataSet, onMalformed: OnMalformed): string {
  const flags = encodeFlags(dataSet.flags, onMalformed)
  const segments = encodeMap(dataSet.segments, encodeSegment, onMalformed)
  return `{"flags":${flags},"segments":${segments}}`
}

/** All flags as JSON text, by key; left out as in `encodeDataSet`. */
export function encodeFlags(flags: ReadonlyMap<string, Flag>, onMalformed: OnMalformed): string {
  return encodeMap(flags, encodeFlag, onMalformed)
}

/** The changed item as JSON text; `null` when deleted, `undefined` (reported) when it must not be sent. */
export function encodeItemChange(change: ItemChange, onMalformed: OnMalformed): string | null | undefined {
  const issue = version(change.version, '/version')
  if (issue !== undefined) {
    onMalformed(malformed(change.kind, change.key, issue))
    return undefined
  }
  if (change.value === null) return null
  return change.kind === 'flag'
    ? encodeOrReport(change.value, encodeFlag, onMalformed)
    : encodeOrReport(change.value, encodeSegment, onMalformed)
}

function encodeOrReport<Item>(
  item: Item,
  encode: (item: Item) => string,
  onMalformed: OnMalformed,
): string | undefined {
  try {
    return encode(item)
  } catch (error) {
    if (!(error instanceof MalformedItemError)) throw error
    onMalformed(error)
    return undefined
  }
}

/** Written by hand: an object would lose a key named `__proto__`. */
function encodeMap<Item>(
  items: ReadonlyMap<string, Item>,
  encode: (item: Item) => string,
  onMalformed: OnMalformed,
): string {
  const members: string[] = []
  for (const [key, item] of items) {
    const text = encodeOrReport(item, encode, onMalformed)
    if (text !== undefined) members.push(`${JSON.stringify(key)}:${text}`)
  }
  return `{${members.join(',')}}`
}

/** Items are immutable, so each is checked and encoded once. */
function itemEncoder<Item extends { readonly key: string }>(
  kind: string,
  toWire: (item: Item) => object,
  shape: Shape,
): (item: Item) => string {
  const encoded = new WeakMap<Item, string>()
  return (item) => {
    let text = encoded.get(item)
    if (text === undefined) {
      const wire = toWire(item)
      const issue = shape(wire, '')
      if (issue !== undefined) throw malformed(kind, item.key, issue)
      text = JSON.stringify(wire)
      encoded.set(item, text)
    }
    return text
  }
}

function malformed(kind: string, key: string, issue: string): MalformedItemError {
  return new MalformedItemError(`The ${kind} "${key}" cannot be sent to SDKs: ${issue}.`)
}
