import { failed, parseContext, type Context, type Json, type JsonObject, type Result } from '@guidon/model'

/** Why a request has no usable context. Source: OFREP 0.3, evaluation failure. */
export interface OfrepContextIssue {
  readonly errorCode: 'PARSE_ERROR' | 'TARGETING_KEY_MISSING' | 'INVALID_CONTEXT'
  readonly errorDetails: string
}

/**
 * The context of an OFREP request body, mapped as LD's own OpenFeature providers do: `targetingKey` (or `key`) is the
 * key, `kind` the kind (default `user`), `multi` holds one object per kind, everything else is an attribute.
 */
export function parseOfrepRequest(body: unknown): Result<Context, OfrepContextIssue> {
  if (!isObject(body) || !isObject(own(body, 'context'))) {
    return refused('PARSE_ERROR', 'The body must be a JSON object with an object "context".')
  }
  const context = own(body, 'context') as JsonObject
  const isMulti = own(context, 'kind') === 'multi'
  if (!isMulti && !hasKey(context)) {
    return refused('TARGETING_KEY_MISSING', 'The context needs a "targetingKey", a non-empty string.')
  }
  const parsed = parseContext(isMulti ? multiContext(context) : singleContext(context, 'user'))
  return parsed.ok ? parsed : refused('INVALID_CONTEXT', parsed.issues.map((issue) => issue.message).join(' '))
}

function multiContext(context: JsonObject): JsonObject {
  const parts = Object.entries(context).filter(
    ([name, value]) => !(name === 'kind' || name === 'targetingKey') && isObject(value),
  )
  return Object.fromEntries([
    ['kind', 'multi'],
    ...parts.map(([kind, part]): [string, Json] => [kind, singleContext(part as JsonObject)]),
  ])
}

/** Built from entries, because an attribute may be named `__proto__`. A part of a multi-context has no kind. */
function singleContext(context: JsonObject, defaultKind?: string): JsonObject {
  const attributes = Object.entries(context).filter(([name, value]) => isAttribute(name, value))
  const kind = own(context, 'kind')
  const privateAttributes = own(context, 'privateAttributes')
  return Object.fromEntries([
    ...attributes,
    ...(defaultKind === undefined ? [] : [['kind', typeof kind === 'string' ? kind : defaultKind]]),
    ['key', keyOf(context) ?? ''],
    ...(Array.isArray(privateAttributes) ? [['_meta', { privateAttributes }]] : []),
  ]) as JsonObject
}

function isAttribute(name: string, value: Json): boolean {
  if (name === 'name') return typeof value === 'string'
  if (name === 'anonymous') return typeof value === 'boolean'
  return !['kind', 'key', 'targetingKey', 'privateAttributes', '_meta'].includes(name)
}

function hasKey(context: JsonObject): boolean {
  const key = keyOf(context)
  return typeof key === 'string' && key !== ''
}

function keyOf(context: JsonObject): Json | undefined {
  return own(context, 'targetingKey') ?? own(context, 'key')
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(errorCode: OfrepContextIssue['errorCode'], errorDetails: string) {
  return failed([{ errorCode, errorDetails }])
}
