import type { ContextPart } from './context.ts'
import type { Json, JsonObject } from './json.ts'
import { ok, refused, type ParseIssue, type Result } from './result.ts'

/** A parsed attribute reference: the attribute's name, then the property names inside its value. */
export type AttributeReference = readonly [string, ...string[]]

/** How `parseAttributeReference` reads its text. */
export interface AttributeReferenceOptions {
  /** Take the whole text as one name, as data without a context kind asks for. @default false */
  readonly isLiteral?: boolean
}

/**
 * Parses an attribute reference. Text that starts with `/` is a path in which `~1` stands for `/` and `~0` for `~`;
 * other text is one name. Source: LD wire format, attribute references.
 */
export function parseAttributeReference(
  text: string,
  { isLiteral = false }: AttributeReferenceOptions = {},
): Result<AttributeReference, ParseIssue> {
  if (text === '') return invalid('An attribute reference must not be empty.')
  if (isLiteral || !text.startsWith('/')) return ok([text])
  const [, ...segments] = text.split('/')
  if (segments.includes('')) return invalid(`Attribute reference "${text}" has an empty path segment.`)
  if (/~(?![01])/.test(text)) return invalid(`Attribute reference "${text}" has a "~" that is not "~0" or "~1".`)
  return ok(segments.map(unescapeSegment) as [string, ...string[]])
}

/** The value a reference leads to; `undefined` when there is none or it is `null`. Arrays cannot be indexed. */
export function readAttribute(part: ContextPart, reference: AttributeReference): Json | undefined {
  let value = part.attributes.get(reference[0])
  for (let depth = 1; depth < reference.length; depth += 1) {
    const property = reference[depth] as string
    if (!isObject(value) || !Object.hasOwn(value, property)) return undefined
    value = value[property]
  }
  return value ?? undefined
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unescapeSegment(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}

function invalid(message: string): Result<never, ParseIssue> {
  return refused('', 'invalid_attribute_reference', message)
}
