import { copyJson, isPlainObject, type PlainObject } from './context-copy.ts'
import { readLegacyUser } from './context-legacy.ts'
import { readPart } from './context-part-parser.ts'
import type { Context, ContextPart } from './context.ts'
import type { Json } from './json.ts'
import { failed, mapResult, ok, refused, type ParseIssue, type Result } from './result.ts'

/** Sizes past which `parseContext` refuses a context. */
export const CONTEXT_LIMITS = {
  /** Levels of objects and arrays inside the context. */
  depth: 20,
  /** Values of all kinds and levels together. */
  values: 10_000,
} as const

/**
 * Reads a context in any of its forms: single kind, multi-kind, or the legacy user without a `kind`.
 * Never throws, whatever it is given; the result shares nothing with the input, so later changes of it do not matter.
 * Values that JSON cannot hold count as absent. Issues have the code `invalid_context`. Source: LD wire format, contexts.
 */
export function parseContext(input: unknown): Result<Context, ParseIssue> {
  const copied = copySafely(input)
  if (!copied.ok) return copied
  const context = copied.value
  if (!isPlainObject(context)) return invalid('', 'A context must be an object, as {"kind": "user", "key": "u1"}.')
  if (context['kind'] === undefined) return mapResult(readLegacyUser(context), contextOfPart)
  if (context['kind'] === 'multi') return readMulti(context)
  return mapResult(readPart(context, context['kind'], ''), contextOfPart)
}

function copySafely(input: unknown): Result<Json | undefined, ParseIssue> {
  try {
    const { value, exceeded } = copyJson(input, CONTEXT_LIMITS)
    if (exceeded === undefined) return ok(value)
    const unit = exceeded === 'depth' ? 'levels' : 'values'
    return invalid('', `The context has more than ${CONTEXT_LIMITS[exceeded]} ${unit}; send fewer attributes.`)
  } catch {
    return invalid('', 'The context cannot be read: one of its properties throws an error.')
  }
}

function readMulti(context: PlainObject): Result<Context, ParseIssue> {
  const parts = Object.entries(context)
    .filter(([kind]) => kind !== 'kind')
    .map(([kind, part]) => readPart(part, kind, `/${kind}`))
  if (parts.length === 0) return invalid('', 'A multi-kind context needs at least one kind.')
  const valid = parts.filter((part) => part.ok)
  if (valid.length < parts.length) return failed(parts.flatMap((part) => (part.ok ? [] : part.issues)))
  return ok({ parts: valid.map(({ value }) => value).sort(byKind) })
}

function byKind(left: ContextPart, right: ContextPart): number {
  return left.kind < right.kind ? -1 : 1
}

function contextOfPart(part: ContextPart): Context {
  return { parts: [part] }
}

function invalid(path: string, message: string): Result<never, ParseIssue> {
  return refused(path, 'invalid_context', message)
}
