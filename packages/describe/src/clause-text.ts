import type { Clause, Operator } from '@guidon/model'
import { joined, listed } from './value-text.ts'

/** What an operator says of an attribute, and what it says when negated. */
const PHRASES: { readonly [Op in Operator]: readonly [string, string] } = {
  in: ['is', 'is not'],
  startsWith: ['starts with', 'does not start with'],
  endsWith: ['ends with', 'does not end with'],
  contains: ['contains', 'does not contain'],
  matches: ['matches', 'does not match'],
  lessThan: ['is less than', 'is not less than'],
  lessThanOrEqual: ['is at most', 'is not at most'],
  greaterThan: ['is greater than', 'is not greater than'],
  greaterThanOrEqual: ['is at least', 'is not at least'],
  before: ['is before', 'is not before'],
  after: ['is after', 'is not after'],
  semVerEqual: ['is version', 'is not version'],
  semVerLessThan: ['is a version below', 'is not a version below'],
  semVerGreaterThan: ['is a version above', 'is not a version above'],
  segmentMatch: ['is in segment', 'is not in segment'],
}

/** A clause in words: `user email ends with "@x.org"`, `org tier is "gold" or "silver"`. */
export function describeClause(clause: Clause): string {
  const { op, values, negate } = clause
  return `${subjectOf(clause)} ${operatorText(op, negate)} ${values.length === 0 ? 'nothing' : listed(values, 'or')}`
}

/** Clauses in words, all of which must match: `if user email is "a" and org tier is "gold"`, or `for everyone`. */
export function describeClauses(clauses: readonly Clause[]): string {
  return clauses.length === 0 ? 'for everyone' : `if ${joined(clauses.map(describeClause))}`
}

/** What a clause looks at: `user email`, `org address/city`. */
export function subjectOf({ contextKind, attribute, op }: Clause): string {
  if (op === 'segmentMatch') return 'context'
  if (attribute === 'kind') return 'context kind'
  const name = contextKind && attribute.startsWith('/') ? attribute.slice(1) : attribute
  return `${contextKind || 'user'} ${name}`
}

/** An operator in words: `is`, `does not contain`, `is a version above`. */
export function operatorText(op: string, isNegated: boolean): string {
  const phrases = Object.hasOwn(PHRASES, op) ? PHRASES[op as Operator] : [op, `not ${op}`]
  return phrases[isNegated ? 1 : 0]
}
