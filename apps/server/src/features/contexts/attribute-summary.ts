import type { SeenAttribute } from '@guidon/api'

/** A context as far as its attributes matter. */
export interface AttributeHolder {
  readonly kind: string
  readonly name: string | null
  readonly attributes: Readonly<Record<string, unknown>>
  /** Epoch ms. */
  readonly lastSeenAt: number
}

type Scalar = string | number | boolean

const MAX_VALUES = 20
const MAX_VALUE_LENGTH = 200
const MAX_DISTINCT = 1_000

interface Collected {
  readonly kind: string
  readonly name: string
  readonly counts: Map<Scalar, number>
  lastSeenAt: number
}

/** Which attributes these contexts carry, by kind and name, each with its commonest values. */
export function summarizeAttributes(contexts: readonly AttributeHolder[]): SeenAttribute[] {
  const collected = new Map<string, Collected>()
  for (const context of contexts) {
    const attributes = context.name === null ? context.attributes : { ...context.attributes, name: context.name }
    for (const [name, value] of Object.entries(attributes)) collect(collected, context, name, value)
  }
  return [...collected.values()]
    .sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name))
    .map(({ kind, name, counts, lastSeenAt }) => ({ kind, name, values: commonest(counts), lastSeenAt }))
}

function collect(collected: Map<string, Collected>, context: AttributeHolder, name: string, value: unknown): void {
  const id = `${context.kind}\n${name}`
  let attribute = collected.get(id)
  if (!attribute) {
    attribute = { kind: context.kind, name, counts: new Map(), lastSeenAt: context.lastSeenAt }
    collected.set(id, attribute)
  }
  attribute.lastSeenAt = Math.max(attribute.lastSeenAt, context.lastSeenAt)
  // A clause tests each element of a list.
  for (const scalar of (Array.isArray(value) ? value : [value]).filter(isScalar)) {
    if (attribute.counts.size < MAX_DISTINCT || attribute.counts.has(scalar)) {
      attribute.counts.set(scalar, (attribute.counts.get(scalar) ?? 0) + 1)
    }
  }
}

function isScalar(value: unknown): value is Scalar {
  if (typeof value === 'string') return value.length <= MAX_VALUE_LENGTH
  return typeof value === 'number' || typeof value === 'boolean'
}

function commonest(counts: ReadonlyMap<Scalar, number>): SeenAttribute['values'] {
  return [...counts]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || compare(String(a), String(b)))
    .slice(0, MAX_VALUES)
    .map(([value, count]) => ({ value, count }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
