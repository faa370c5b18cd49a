import {
  contextPart,
  readAttribute,
  type AttributeReference,
  type Clause,
  type Context,
  type Json,
} from '@guidon/model'
import type { ValueTest } from './operators/operator-table.ts'

/** A clause about an attribute. Data instead of a closure, which saves a sixth of the time of matching. */
export interface AttributeClause {
  readonly source: Partial<Clause>
  readonly segmentKeys: readonly []
  readonly contextKind: string
  readonly reference: AttributeReference
  readonly test: ValueTest
  readonly negate: boolean
}

/** Whether the attribute passes the clause's test. A missing one is no match even when the clause is negated. */
export function matchAttribute(clause: AttributeClause, context: Context): boolean {
  const value = clauseAttribute(clause, context)
  return value !== undefined && hasHit(value, clause.test) !== clause.negate
}

/** The value of the attribute that a clause is about. */
export function clauseAttribute({ contextKind, reference }: AttributeClause, context: Context): Json | undefined {
  const part = contextPart(context, contextKind)
  if (part === undefined) return undefined
  // Most references are names; reading those here saves a fifth of the time of a clause.
  return reference.length === 1 ? part.attributes.get(reference[0]) : readAttribute(part, reference)
}

/** Whether the value, or any element of it if it is a list, passes the test. */
function hasHit(value: Json, test: ValueTest): boolean {
  return typeof value === 'object' && Array.isArray(value) ? value.some(test) : test(value)
}
