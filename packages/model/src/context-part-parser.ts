import { isPlainObject, type PlainObject } from './context-copy.ts'
import type { ContextPart } from './context.ts'
import type { Json } from './json.ts'
import { failed, ok, type ParseIssue, type Result } from './result.ts'

const KIND_PATTERN = /^[A-Za-z0-9._-]+$/

/** Reads one kind of a context; `path` is where it stands. */
export function readPart(part: Json | undefined, kind: Json, path: string): Result<ContextPart, ParseIssue> {
  if (!isPlainObject(part)) return failed([issue(path, 'must be an object with a "key"')])
  const issues = [
    ...(isKind(kind) ? [] : [issue(`${path}/kind`, KIND_RULE)]),
    ...(isKey(part['key']) ? [] : [issue(`${path}/key`, 'must be a string that is not empty')]),
    ...builtInIssues(part, path),
  ]
  if (issues.length > 0) return failed(issues)
  return ok(contextPartOf(part, kind as string, privateAttributesOf(part['_meta'] ?? null)))
}

const KIND_RULE = 'must be made of letters, digits, ".", "_" and "-", and be neither "kind" nor "multi"'

/** A part made of properties that were checked before. */
export function contextPartOf(
  properties: PlainObject,
  kind: string,
  privateAttributes: readonly string[],
): ContextPart {
  const anonymous = properties['anonymous'] === true
  const attributes = new Map<string, Json>()
  for (const name of Object.keys(properties)) {
    const value = properties[name] ?? null
    if (value !== null && name !== '_meta') attributes.set(name, value)
  }
  attributes.set('kind', kind).set('anonymous', anonymous)
  return { kind, key: properties['key'] as string, anonymous, attributes, privateAttributes }
}

/** An issue of a context. */
export function issue(path: string, rule: string): ParseIssue {
  return { path, code: 'invalid_context', message: `"${path.slice(1)}" of the context ${rule}.` }
}

/** Whether a value is a list of strings. */
export function isStringList(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function builtInIssues(part: PlainObject, path: string): ParseIssue[] {
  const { name = null, anonymous = false, _meta: meta = null } = part
  const references = isPlainObject(meta) ? (meta['privateAttributes'] ?? null) : null
  return [
    ...(name === null || typeof name === 'string' ? [] : [issue(`${path}/name`, 'must be a string')]),
    ...(typeof anonymous === 'boolean' ? [] : [issue(`${path}/anonymous`, 'must be true or false')]),
    ...(meta === null || isPlainObject(meta) ? [] : [issue(`${path}/_meta`, 'must be an object')]),
    ...(references === null || isStringList(references)
      ? []
      : [issue(`${path}/_meta/privateAttributes`, 'must be a list of strings')]),
  ]
}

function privateAttributesOf(meta: Json): readonly string[] {
  return isPlainObject(meta) ? ((meta['privateAttributes'] ?? []) as readonly string[]) : []
}

function isKind(kind: Json): boolean {
  return typeof kind === 'string' && kind !== 'kind' && kind !== 'multi' && KIND_PATTERN.test(kind)
}

function isKey(key: Json | undefined): boolean {
  return typeof key === 'string' && key !== ''
}
