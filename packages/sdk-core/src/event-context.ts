import {
  parseAttributeReference,
  type AttributeReference,
  type Context,
  type ContextPart,
  type Json,
} from '@guidon/model'

/** What events must not say about contexts. */
export interface PrivacyOptions {
  /** Attribute references that are private in every context, besides those that a context names itself. @default [] */
  readonly privateAttributes?: readonly string[]
  /** Nothing but kind, key and whether a context is anonymous leaves the process. @default false */
  readonly allAttributesPrivate?: boolean
}

/** Contexts as events carry them. */
export interface ContextEncoder {
  /** With `reducesAnonymous`, an anonymous context is cut down to its kind and key. */
  encode(context: Context, options?: { readonly reducesAnonymous?: boolean }): EventContext
}

/** A context in an event: JSON in its current form. Source: wire protocol §10.2. */
export type EventContext = Readonly<Record<string, unknown>>

const NEVER_PRIVATE: ReadonlySet<string> = new Set(['kind', 'key', 'anonymous'])

/** An encoder that leaves out what is private and says, in `_meta`, what it left out. */
export function createContextEncoder({
  privateAttributes = [],
  allAttributesPrivate = false,
}: PrivacyOptions = {}): ContextEncoder {
  return {
    encode(context, { reducesAnonymous = false } = {}) {
      const parts = context.parts.map((part) => {
        const hidesAll = allAttributesPrivate || (reducesAnonymous && part.anonymous)
        return encodePart(part, hidesAll ? 'all' : [...privateAttributes, ...part.privateAttributes])
      })
      const [first] = parts
      if (parts.length === 1 && first !== undefined) return first
      const inner = parts.map(({ kind, ...part }) => [String(kind), part] as const)
      return { kind: 'multi', ...Object.fromEntries(inner) }
    },
  }
}

function encodePart(part: ContextPart, hidden: 'all' | readonly string[]): EventContext {
  const redacted: string[] = []
  const entries: [string, Json][] = []
  const references = hidden === 'all' ? [] : hidden.flatMap(parsedReference)
  for (const [name, value] of part.attributes) {
    if (name === 'anonymous' && value === false) continue
    const kept = NEVER_PRIVATE.has(name) ? value : hidden === 'all' ? undefined : withoutPrivate(value, name)
    if (kept === undefined) redacted.push(hidden === 'all' ? literalReference(name) : textOf(name))
    else entries.push([name, kept])
  }
  const meta = redacted.length === 0 ? [] : [['_meta', { redactedAttributes: redacted }] as const]
  return Object.fromEntries<unknown>([...entries, ...meta])

  function withoutPrivate(value: Json, name: string): Json | undefined {
    const concerned = references.filter(({ path }) => path[0] === name)
    if (concerned.some(({ path }) => path.length === 1)) return undefined
    let kept = value
    for (const { path, text } of concerned) {
      const without = withoutPath(kept, path.slice(1))
      if (without !== kept) redacted.push(text)
      kept = without
    }
    return kept
  }

  function textOf(name: string): string {
    return references.find(({ path }) => path.length === 1 && path[0] === name)?.text ?? literalReference(name)
  }
}

interface PrivateReference {
  readonly text: string
  readonly path: AttributeReference
}

/** A reference that cannot be read hides nothing, as it names nothing. */
function parsedReference(text: string): readonly PrivateReference[] {
  const path = parseAttributeReference(text)
  return path.ok ? [{ text, path: path.value }] : []
}

/** The value without what the path leads to; the very same value when the path leads nowhere. */
function withoutPath(value: Json, [name, ...rest]: readonly string[]): Json {
  if (name === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const object = value as { readonly [name: string]: Json }
  if (!Object.hasOwn(object, name)) return value
  const inner = object[name] as Json
  if (rest.length === 0) return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))
  const kept = withoutPath(inner, rest)
  return kept === inner
    ? value
    : Object.fromEntries(Object.entries(object).map(([key, old]) => [key, key === name ? kept : old]))
}

/** A name that begins with a slash would be read as a path. */
function literalReference(name: string): string {
  return name.startsWith('/') ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : name
}
