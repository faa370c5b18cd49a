import type { Json } from './json.ts'

/** Whom or what flags are evaluated for: one or more parts of different kinds. Made by `parseContext`. */
export interface Context {
  /** At least one, sorted by kind. */
  readonly parts: readonly ContextPart[]
}

/** One kind of a context. */
export interface ContextPart {
  readonly kind: string
  /** Not empty, except in a legacy user. */
  readonly key: string
  readonly anonymous: boolean
  /**
   * Every addressable attribute, the built-in `kind`, `key`, `name` and `anonymous` included, never `null`.
   * A map, because attributes may be called `__proto__`.
   */
  readonly attributes: ReadonlyMap<string, Json>
  /** Attribute references of what must not be stored or sent on, as given (an invalid one refers to nothing). */
  readonly privateAttributes: readonly string[]
}

/** The kinds of a context, sorted. */
export function contextKinds(context: Context): readonly string[] {
  return context.parts.map(({ kind }) => kind)
}

/** The part of one kind, if the context has it. */
export function contextPart(context: Context, kind: string): ContextPart | undefined {
  const { parts } = context
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] as ContextPart
    if (part.kind === kind) return part
  }
  return undefined
}

/**
 * One string per context: the same for two contexts with the same kinds and keys, whatever their attributes.
 * Used to deduplicate contexts and as the message of secure mode. Source: LD fully-qualified context key.
 */
export function canonicalKey(context: Context): string {
  const [first] = context.parts
  if (context.parts.length === 1 && first?.kind === 'user') return first.key
  return context.parts.map(({ kind, key }) => `${kind}:${escapeKey(key)}`).join(':')
}

function escapeKey(key: string): string {
  return key.replaceAll('%', '%25').replaceAll(':', '%3A')
}
