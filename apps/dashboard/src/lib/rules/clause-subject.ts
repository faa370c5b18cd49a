import type { Clause } from '@guidon/model'
import { catalogKey, type AttributeCatalog, type KnownAttribute } from './attribute-catalog.ts'
import { firstOperatorFor } from './operators.ts'

/** No kind has these names. */
const RESERVED_KINDS: ReadonlySet<string> = new Set(['kind', 'multi'])

/** What a clause looks at. */
export type ClauseSubject =
  | { readonly kind: 'attribute'; readonly contextKind: string; readonly attribute: string }
  | { readonly kind: 'context-kind' }
  | { readonly kind: 'segment' }

export function subjectOfClause({ contextKind, attribute, op }: Clause): ClauseSubject {
  if (op === 'segmentMatch') return { kind: 'segment' }
  if (attribute === 'kind') return { kind: 'context-kind' }
  return { kind: 'attribute', contextKind: contextKind || 'user', attribute: literalReference(contextKind, attribute) }
}

/** How a subject is written: `user.email`, `org./address/city`, `context kind`, `segment`. */
export function subjectText(subject: ClauseSubject): string {
  if (subject.kind === 'segment') return 'segment'
  return subject.kind === 'context-kind' ? 'context kind' : `${subject.contextKind}.${subject.attribute}`
}

/** Between a kind that was never seen and an attribute of it. */
const UNSEEN = ' › '
const UNSEEN_SUBJECT = /^([\w.-]+) › (.+)$/

/** Reads what a person typed or chose of `subjectReadings`. A name without a known kind before it is an attribute of `fallbackKind`. */
export function parseSubject(text: string, kinds: readonly string[], fallbackKind: string): ClauseSubject | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (trimmed === 'segment') return { kind: 'segment' }
  if (trimmed === 'context kind') return { kind: 'context-kind' }
  const [, unseenKind, unseenAttribute] = UNSEEN_SUBJECT.exec(trimmed) ?? []
  if (unseenKind !== undefined && unseenAttribute !== undefined) {
    return { kind: 'attribute', contextKind: unseenKind, attribute: unseenAttribute }
  }
  const kind = kinds.find((one) => trimmed.startsWith(`${one}.`) && trimmed.length > one.length + 1)
  if (kind === undefined) return { kind: 'attribute', contextKind: fallbackKind, attribute: trimmed }
  return { kind: 'attribute', contextKind: kind, attribute: trimmed.slice(kind.length + 1) }
}

/** What text that is no known subject may mean, best first: it may begin with a kind that was not seen yet. */
export function subjectReadings(
  text: string,
  kinds: readonly string[],
  fallbackKind: string,
): readonly { readonly value: string; readonly label: string; readonly hint?: string }[] {
  const literal = { value: text, label: text }
  const [, kind = '', attribute = ''] = /^([\w-]+)\.(.+)$/.exec(text) ?? []
  const subject = parseSubject(text, kinds, fallbackKind)
  const isOfKnownKind = subject?.kind === 'attribute' && subject.attribute !== text
  if (attribute === '' || isOfKnownKind || RESERVED_KINDS.has(kind)) return [literal]
  const unseen = `${kind}${UNSEEN}${attribute}`
  return [
    { value: unseen, label: unseen, hint: 'a kind not seen yet' },
    { ...literal, hint: `attribute of ${fallbackKind}` },
  ]
}

/** What is known of the attribute that a clause looks at. */
export function knownOf(clause: Clause, catalog: AttributeCatalog): KnownAttribute | undefined {
  const subject = subjectOfClause(clause)
  return subject.kind === 'attribute' ? catalog.get(catalogKey(subject.contextKind, subject.attribute)) : undefined
}

/** The clause about another subject: it starts again with the operator that fits, and keeps values that still can. */
export function withSubject(clause: Clause, subject: ClauseSubject, catalog: AttributeCatalog): Clause {
  if (subjectText(subject) === subjectText(subjectOfClause(clause))) return clause
  const { negate } = clause
  switch (subject.kind) {
    case 'segment':
      return { contextKind: 'user', attribute: '', op: 'segmentMatch', values: [], negate }
    case 'context-kind':
      return { contextKind: 'user', attribute: 'kind', op: 'in', values: [], negate }
    case 'attribute': {
      const { contextKind, attribute } = subject
      const known = catalog.get(catalogKey(contextKind, attribute))
      return { contextKind, attribute, op: firstOperatorFor(known), values: [], negate }
    }
  }
}

/** A clause that a person has only begun. */
export function isUnfinished(clause: Clause): boolean {
  return clause.values.length === 0 || (clause.attribute === '' && clause.op !== 'segmentMatch')
}

/** Without a kind the attribute is one name: a leading slash is escaped once a kind is written. */
function literalReference(contextKind: string | undefined, attribute: string): string {
  if (contextKind || !attribute.startsWith('/')) return attribute
  return `/${attribute.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
