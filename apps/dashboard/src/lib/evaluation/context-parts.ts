import { parseAttributeReference, parseContext, type Context, type Json, type JsonObject } from '@guidon/model'

/** One kind of a context with its attributes, `key` included and `kind` left out. */
export interface PartInput {
  readonly kind: string
  readonly attributes: JsonObject
}

/** A context as somebody edits it. */
export type ContextInput = readonly PartInput[]

/** The context in the format of SDKs: `{ kind, key, … }`, or `{ kind: "multi", … }` for several kinds. */
export function contextJson(parts: ContextInput): JsonObject {
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return { kind: first.kind, ...first.attributes }
  return { kind: 'multi', ...Object.fromEntries(parts.map(({ kind, attributes }) => [kind, attributes])) }
}

/** Reads a context in any format that SDKs take, or says what is wrong with it. */
export function readContextJson(json: unknown): ContextInput | string {
  const parsed = parseContext(json)
  if (!parsed.ok) return parsed.issues[0]?.message ?? 'This is no context.'
  return parsed.value.parts
    .map(({ kind, attributes }) => ({ kind, attributes: attributesWithoutKind(attributes) }))
    .toSorted((left, right) => Number(right.kind === 'user') - Number(left.kind === 'user'))
}

/** The context that evaluation takes; `null` while a part of it is not valid. */
export function evaluatedContext(parts: ContextInput): Context | null {
  const parsed = parseContext(contextJson(parts))
  return parsed.ok ? parsed.value : null
}

/** `user:ann + organization:north`. */
export function referenceOf(parts: ContextInput): string {
  return parts.map(({ kind, attributes }) => `${kind}:${String(attributes['key'])}`).join(' + ')
}

/** Reads `kind:key`, several of them joined by ` + `; without a kind it is a user. */
export function readReference(text: string): readonly { readonly kind: string; readonly key: string }[] {
  return text
    .split(' + ')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, kind, key] = /^([A-Za-z0-9._-]+):(.+)$/s.exec(part) ?? []
      return kind === undefined || key === undefined ? { kind: 'user', key: part } : { kind, key }
    })
}

/** The context with one attribute set, or taken away with `undefined`; a kind that is not there yet is added. */
export function withAttribute(
  parts: ContextInput,
  { kind, attribute }: { readonly kind: string; readonly attribute: string },
  value: Json | undefined,
): ContextInput {
  const reference = parseAttributeReference(attribute)
  if (!reference.ok) return parts
  const part = parts.find((one) => one.kind === kind) ?? { kind, attributes: { key: 'example' } }
  const changed = { kind, attributes: setPath(part.attributes, reference.value, value) }
  return parts.some((one) => one.kind === kind)
    ? parts.map((one) => (one.kind === kind ? changed : one))
    : [...parts, changed]
}

/** A value as it is typed: JSON where it is some, else text. */
export function readTypedValue(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

function setPath(object: JsonObject, [name, ...rest]: readonly string[], value: Json | undefined): JsonObject {
  if (name === undefined) return object
  const { [name]: old, ...others } = object
  const next = rest.length === 0 ? value : setPath(isObject(old) ? old : {}, rest, value)
  return next === undefined ? others : { ...object, [name]: next }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function attributesWithoutKind(attributes: ReadonlyMap<string, Json>): JsonObject {
  return Object.fromEntries(
    [...attributes].filter(([name, value]) => name !== 'kind' && !(name === 'anonymous' && value === false)),
  )
}
