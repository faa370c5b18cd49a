import { parseAttributeReference, type AttributeReference, type Clause } from '@guidon/model'
import { compileValueTest, type ValueTest } from './operators/operator-table.ts'
import type { RegexEngine } from './operators/regex-engine.ts'

/** A clause made ready to match. */
export type CompiledClause = AttributeClause | KindClause | SegmentClause | MalformedClause

/** Tests an attribute of one context kind. */
export interface AttributeClause extends ClauseBase {
  readonly type: 'attribute'
  readonly contextKind: string
  readonly reference: AttributeReference
  readonly test: ValueTest
}

/** Tests which kinds the context has. */
export interface KindClause extends ClauseBase {
  readonly type: 'kind'
  readonly test: ValueTest
}

/** Tests membership in any of some segments. */
export interface SegmentClause extends ClauseBase {
  readonly type: 'segment'
  readonly segmentKeys: readonly string[]
}

/** Has an invalid attribute reference, which makes the flag malformed once the clause is reached. */
export interface MalformedClause extends ClauseBase {
  readonly type: 'malformed'
}

interface ClauseBase {
  readonly source: Partial<Clause>
  readonly negate: boolean
}

/** Parses a clause's reference and prepares its values. */
export function compileClause(source: Partial<Clause>, regex: RegexEngine): CompiledClause {
  const { contextKind, attribute = '', op = '', values = [], negate = false } = source
  if (op === 'segmentMatch') {
    return { type: 'segment', source, negate, segmentKeys: values.filter((value) => typeof value === 'string') }
  }
  const reference = parseAttributeReference(attribute, { isLiteral: !contextKind })
  if (!reference.ok) return { type: 'malformed', source, negate }
  const test = compileValueTest(op, values, regex)
  if (attribute === 'kind') return { type: 'kind', source, negate, test }
  return { type: 'attribute', source, negate, contextKind: contextKind || 'user', reference: reference.value, test }
}

/** The segments that clauses name, each once. */
export function segmentKeysOf(clauses: readonly CompiledClause[]): readonly string[] {
  return [...new Set(clauses.flatMap((clause) => (clause.type === 'segment' ? clause.segmentKeys : [])))]
}
