import type { Json, JsonObject } from '@guidon/model'
import { asKey, asObject } from './event-values.ts'

const NO_KEYS: ReadonlyMap<string, string> = new Map()
const NEVER_PRIVATE: ReadonlySet<string> = new Set(['kind', 'key', 'anonymous'])

/** The inline context of an event in its current form; `null` when there is none. Source: wire protocol §10.2. */
export function eventContext(event: JsonObject): JsonObject | null {
  const context = asObject(event['context'])
  if (context) return typeof context['kind'] === 'string' ? context : fromLegacyUser(context)
  const user = asObject(event['user'])
  return user ? fromLegacyUser(user) : null
}

/** Kind to key of every part of the event's context; empty when the event names none. */
export function eventContextKeys(event: JsonObject, context: JsonObject | null): ReadonlyMap<string, string> {
  if (context) return keysOfContext(context)
  const keys = asObject(event['contextKeys'])
  if (keys) return keptKeys(Object.entries(keys))
  return keptKeys([['user', event['userKey']]])
}

/** The parts of a context by kind, each without its `kind`. A part without a usable key is left out. */
export function contextParts(context: JsonObject): ReadonlyMap<string, JsonObject> {
  const parts = new Map<string, JsonObject>()
  if (context['kind'] !== 'multi') {
    const { kind, ...part } = context
    if (typeof kind === 'string' && asKey(part['key']) !== null) parts.set(kind, part)
    return parts
  }
  for (const [kind, value] of Object.entries(context)) {
    const part = asObject(value)
    if (part && asKey(part['key']) !== null) parts.set(kind, part)
  }
  return parts
}

/**
 * The context without the attributes that it marks as private. SDKs do this before they send; an event written by hand
 * may not. A reference into an object removes the whole attribute.
 */
export function withoutPrivateAttributes(context: JsonObject): JsonObject {
  if (context['kind'] !== 'multi') return withoutPrivateOfPart(context)
  return Object.fromEntries(
    Object.entries(context).map(([kind, part]) => {
      const object = asObject(part)
      return [kind, object ? withoutPrivateOfPart(object) : part]
    }),
  )
}

/** One string per context: kinds in order, keys escaped. Source: wire protocol §5.3. */
export function canonicalKeyOf(keys: ReadonlyMap<string, string>): string {
  const user = keys.get('user')
  if (keys.size === 1 && user !== undefined) return user
  return [...keys]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, key]) => `${kind}:${key.replaceAll('%', '%25').replaceAll(':', '%3A')}`)
    .join(':')
}

function keysOfContext(context: JsonObject): ReadonlyMap<string, string> {
  if (context['kind'] !== 'multi') return keptKeys([[context['kind'], context['key']]])
  return keptKeys(Object.entries(context).map(([kind, part]) => [kind, asObject(part)?.['key']]))
}

function keptKeys(entries: readonly (readonly [Json | undefined, Json | undefined])[]): ReadonlyMap<string, string> {
  let keys: Map<string, string> | undefined
  for (const [kind, value] of entries) {
    const key = asKey(value)
    if (key === null || typeof kind !== 'string' || kind === '') continue
    keys ??= new Map()
    keys.set(kind, key)
  }
  return keys ?? NO_KEYS
}

/** Source: wire protocol §5.1, form 3; `privateAttrs` is what old SDKs call the names that they removed. */
function fromLegacyUser(user: JsonObject): JsonObject {
  const { custom, privateAttrs, privateAttributeNames: names, ...attributes } = user
  const key = typeof user['key'] === 'number' ? String(user['key']) : user['key']
  const meta = {
    ...(Array.isArray(privateAttrs) ? { redactedAttributes: privateAttrs as Json } : {}),
    ...(Array.isArray(names) ? { privateAttributes: (names as readonly Json[]).map(referenceOfName) } : {}),
  }
  return {
    ...asObject(custom),
    ...attributes,
    kind: 'user',
    ...(key === undefined ? {} : { key }),
    ...(Object.keys(meta).length > 0 ? { _meta: meta } : {}),
  }
}

/** Legacy users name private attributes literally, so a leading slash is no path. */
function referenceOfName(name: Json): Json {
  if (typeof name !== 'string' || !name.startsWith('/')) return name
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function withoutPrivateOfPart(part: JsonObject): JsonObject {
  const references = asObject(part['_meta'])?.['privateAttributes']
  if (!Array.isArray(references) || references.length === 0) return part
  const names = new Set((references as readonly Json[]).filter((name) => typeof name === 'string').map(attributeName))
  return Object.fromEntries(Object.entries(part).filter(([name]) => !names.has(name) || NEVER_PRIVATE.has(name)))
}

/** Top-level attribute that a reference is about. Source: wire protocol §5.5. */
function attributeName(reference: string): string {
  if (!reference.startsWith('/')) return reference
  return reference
    .replace(/^\/([^/]*).*$/s, '$1')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
}
