import { isPlainObject, type PlainObject } from './context-copy.ts'
import { contextPartOf, isStringList, issue } from './context-part-parser.ts'
import type { ContextPart } from './context.ts'
import { failed, ok, type ParseIssue, type Result } from './result.ts'

const TEXT_ATTRIBUTES = ['name', 'firstName', 'lastName', 'email', 'country', 'avatar', 'ip'] as const
const BUILT_INS = ['kind', 'key', 'name', 'anonymous', '_meta'] as const

/**
 * Reads a user of the time before context kinds: known attributes at the top, all others under `custom`.
 * Only here may the key be empty. Source: LD wire format, legacy user.
 */
export function readLegacyUser(user: PlainObject): Result<ContextPart, ParseIssue> {
  const { key, anonymous = null, custom = null, privateAttributeNames: names = null } = user
  const texts = TEXT_ATTRIBUTES.map((name) => [name, user[name] ?? null] as const)
  const issues = [
    ...(typeof key === 'string' ? [] : [issue('/key', 'must be a string; a context without a "kind" is a user')]),
    ...(anonymous === null || typeof anonymous === 'boolean' ? [] : [issue('/anonymous', 'must be true or false')]),
    ...(custom === null || isPlainObject(custom) ? [] : [issue('/custom', 'must be an object')]),
    ...(names === null || isStringList(names) ? [] : [issue('/privateAttributeNames', 'must be a list of strings')]),
    ...texts
      .filter(([, value]) => value !== null && typeof value !== 'string')
      .map(([name]) => issue(`/${name}`, 'must be a string')),
  ]
  if (issues.length > 0) return failed(issues)
  const attributes = {
    ...without(isPlainObject(custom) ? custom : {}, BUILT_INS),
    ...Object.fromEntries(texts.filter(([, value]) => value !== null)),
    key: key as string,
    anonymous: anonymous ?? false,
  }
  return ok(contextPartOf(attributes, 'user', ((names ?? []) as readonly string[]).map(referenceOfName)))
}

function without(object: PlainObject, names: readonly string[]): PlainObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
}

/** Legacy users name private attributes literally, so a leading slash is no path. */
function referenceOfName(name: string): string {
  return name.startsWith('/') ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : name
}
