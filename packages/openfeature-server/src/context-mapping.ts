import type { ContextInput } from '@guidon/node'
import type { EvaluationContext } from '@openfeature/server-sdk'

/**
 * The context of an OpenFeature call in our form: `targetingKey` (or `key`) is the key, `kind` the kind (`user` when
 * there is none), `privateAttributes` what must not be sent on, everything else attributes. With the kind `multi`, each
 * object is one kind with a targeting key of its own. Source: wire protocol §11.3.
 */
export function toContext(context: EvaluationContext): ContextInput {
  if (context['kind'] !== 'multi') return toPart(context, textOr(context['kind'], 'user')) as ContextInput
  const parts = Object.entries(context).filter((entry): entry is [string, EvaluationContext] => isObject(entry[1]))
  return Object.fromEntries([['kind', 'multi'], ...parts.map(([kind, part]) => [kind, toPart(part)])]) as ContextInput
}

/** Names that are said in another way, or that the built-in attributes have. */
const TAKEN: ReadonlySet<string> = new Set(['kind', 'key', 'targetingKey', 'privateAttributes', '_meta'])

/** Built from entries, because an attribute may be named `__proto__`. A part of a multi-kind context has no kind. */
function toPart(context: EvaluationContext, kind?: string): Record<string, unknown> {
  const attributes = Object.entries(context).filter(([name, value]) => isAttribute(name, value))
  const { privateAttributes } = context
  return Object.fromEntries<unknown>([
    ...attributes.map(([name, value]) => [name, withoutDates(value)] as const),
    ...(kind === undefined ? [] : [['kind', kind] as const]),
    ['key', context.targetingKey ?? context['key']],
    ...(Array.isArray(privateAttributes) ? [['_meta', { privateAttributes }] as const] : []),
  ])
}

function isAttribute(name: string, value: unknown): boolean {
  if (name === 'name') return typeof value === 'string'
  if (name === 'anonymous') return typeof value === 'boolean'
  return !TAKEN.has(name)
}

/** Depth past which a value is left to the client, which refuses it: a context may contain itself. */
const MAX_DEPTH = 20

/** Dates as text, which is how clauses compare them. */
function withoutDates(value: unknown, depth = 0): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => withoutDates(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutDates(inner, depth + 1)]))
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}
