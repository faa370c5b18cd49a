import type { SeenAttribute } from '@guidon/api'

/** What the values of an attribute are, as far as a rule cares. */
export type AttributeType = 'text' | 'number' | 'boolean' | 'version' | 'date'

/** A value that contexts carry. */
export type SeenValue = SeenAttribute['values'][number]['value']

/** An attribute of one context kind that contexts were seen with. */
export interface KnownAttribute {
  readonly kind: string
  /** As a clause refers to it. */
  readonly attribute: string
  /** The type that most values have; `null` when no value is known. */
  readonly type: AttributeType | null
  /** Shares of the values by their JSON type, from 0 to 1. */
  readonly shares: Readonly<Partial<Record<'text' | 'number' | 'boolean', number>>>
  /** The commonest first. */
  readonly values: readonly SeenValue[]
}

/** Attributes by `kind` and `attribute`; see `catalogKey`. */
export type AttributeCatalog = ReadonlyMap<string, KnownAttribute>

export const catalogKey = (kind: string, attribute: string): string => JSON.stringify([kind, attribute])

/** Attributes that every context may have. */
export const BUILT_IN_ATTRIBUTES: readonly { readonly attribute: string; readonly type: AttributeType }[] = [
  { attribute: 'key', type: 'text' },
  { attribute: 'name', type: 'text' },
  { attribute: 'anonymous', type: 'boolean' },
]

/** What is known of attributes: those seen, and those that every context of the given kinds has. */
export function attributeCatalog(seen: readonly SeenAttribute[], kinds: readonly string[]): AttributeCatalog {
  const builtIn = kinds.flatMap((kind) =>
    BUILT_IN_ATTRIBUTES.map(({ attribute, type }): KnownAttribute => ({
      kind,
      attribute,
      type,
      shares: {},
      values: type === 'boolean' ? [true, false] : [],
    })),
  )
  const known = [...builtIn, ...seen.map(knownAttribute)]
  return new Map(known.map((attribute) => [catalogKey(attribute.kind, attribute.attribute), attribute]))
}

function knownAttribute({ kind, name, values }: SeenAttribute): KnownAttribute {
  const attribute = name.startsWith('/') ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : name
  const total = values.reduce((sum, { count }) => sum + count, 0)
  const counts = new Map<'text' | 'number' | 'boolean', number>()
  for (const { value, count } of values) counts.set(jsonType(value), (counts.get(jsonType(value)) ?? 0) + count)
  const shares = Object.fromEntries([...counts].map(([type, count]) => [type, count / total]))
  const [main] = [...counts].sort(([, left], [, right]) => right - left)
  const plain = values.map(({ value }) => value)
  return { kind, attribute, type: main === undefined ? null : refinedType(main[0], plain), shares, values: plain }
}

export function jsonType(value: unknown): 'text' | 'number' | 'boolean' {
  return typeof value === 'number' || typeof value === 'boolean' ? (typeof value as 'number' | 'boolean') : 'text'
}

const VERSION = /^\d+\.\d+\.\d+(?:[-+].*)?$/
const DATE = /^\d{4}-\d\d-\d\dT/

function refinedType(type: 'text' | 'number' | 'boolean', values: readonly SeenValue[]): AttributeType {
  if (type !== 'text') return type
  const texts = values.filter((value) => typeof value === 'string')
  if (texts.every((text) => VERSION.test(text))) return 'version'
  return texts.every((text) => DATE.test(text)) ? 'date' : 'text'
}
