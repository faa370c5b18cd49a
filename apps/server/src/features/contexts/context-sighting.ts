import { canonicalKeyOf, contextParts, withoutPrivateAttributes } from '@guidon/launchdarkly'
import type { JsonObject } from '@guidon/model'

/** A context that an SDK reported. */
export interface ContextSighting {
  readonly environmentId: string
  /** In wire format. */
  readonly context: JsonObject
  /** Application id; `""` when unknown. */
  readonly application: string
  /** Epoch ms. */
  readonly seenAt: number
}

/** One part of a context, as it is kept. */
export interface SeenPart {
  readonly environmentId: string
  readonly kind: string
  readonly key: string
  readonly name: string | null
  readonly anonymous: boolean
  /** JSON text. */
  readonly attributes: string
  readonly application: string
  readonly seenAt: number
}

/** A context as it is kept: its parts, and that they belong together. */
export interface SeenCombination {
  readonly environmentId: string
  readonly canonicalKey: string
  /** Kind to key. */
  readonly keys: Readonly<Record<string, string>>
  readonly parts: readonly SeenPart[]
  readonly seenAt: number
}

/** Longer keys are no use to a reader, and do not fit an index. */
const MAX_CANONICAL_KEY_LENGTH = 600
const MAX_NAME_LENGTH = 500
const MAX_ATTRIBUTE_LENGTH = 1_000
const MAX_ATTRIBUTES = 100
/** Of all attributes of a part: anybody may post contexts to the client-side id, and lists read thousands of them. */
const MAX_ATTRIBUTES_LENGTH = 10_000
const BUILT_IN: ReadonlySet<string> = new Set(['kind', 'key', 'name', 'anonymous', '_meta'])

/** What to keep of a sighting: nothing private, nothing huge; `null` when the context cannot be kept at all. */
export function toSeenCombination(sighting: ContextSighting): SeenCombination | null {
  const { environmentId, seenAt } = sighting
  const parts = contextParts(withoutPrivateAttributes(sighting.context))
  const keys = new Map([...parts].map(([kind, part]) => [kind, part['key'] as string]))
  const canonicalKey = canonicalKeyOf(keys)
  if (!isKeepable(canonicalKey) || [...keys.keys()].some((kind) => !isKeepable(kind))) return null
  return {
    environmentId,
    canonicalKey,
    keys: Object.fromEntries(keys),
    parts: [...parts].map(([kind, part]) => toSeenPart(sighting, kind, part)),
    seenAt,
  }
}

/** PostgreSQL's text holds no zero character. */
function isKeepable(key: string): boolean {
  return key !== '' && key.length <= MAX_CANONICAL_KEY_LENGTH && !key.includes('\0') && key.isWellFormed()
}

function toSeenPart(sighting: ContextSighting, kind: string, part: JsonObject): SeenPart {
  const { environmentId, application, seenAt } = sighting
  const name = part['name']
  return {
    environmentId,
    kind,
    key: part['key'] as string,
    name: typeof name === 'string' ? name.replaceAll('\0', '').slice(0, MAX_NAME_LENGTH) : null,
    anonymous: part['anonymous'] === true,
    attributes: keptAttributes(part),
    application,
    seenAt,
  }
}

/** JSON text of those attributes that are small enough, the first ones if all are too many. */
function keptAttributes(part: JsonObject): string {
  const kept: string[] = []
  let length = 0
  for (const [name, value] of Object.entries(part)) {
    if (BUILT_IN.has(name) || value === null || kept.length === MAX_ATTRIBUTES) continue
    const text = `${JSON.stringify(name)}:${JSON.stringify(value)}`
    if (text.length > MAX_ATTRIBUTE_LENGTH || length + text.length > MAX_ATTRIBUTES_LENGTH) continue
    kept.push(text)
    length += text.length
  }
  return `{${kept.join(',')}}`
}
