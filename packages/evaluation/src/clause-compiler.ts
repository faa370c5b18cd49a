import { contextKinds, parseAttributeReference, type Clause, type Json } from '@guidon/model'
import type { CompiledClause } from './clause.ts'
import { compileValueTest, type ValueTest } from './operators/operator-table.ts'
import type { RegexEngine } from './operators/regex-engine.ts'
import { matchAnySegment } from './segment-matcher.ts'

/** Parses a clause's reference and prepares its values. */
export function compileClause(source: Partial<Clause>, regex: RegexEngine): CompiledClause {
  const { contextKind, attribute = '', op = '', values = [] } = source
  if (op === 'segmentMatch') return segmentClause(source)
  const reference = parseAttributeReference(attribute, { isLiteral: !contextKind })
  if (!reference.ok) return malformedClause(source)
  const test = compileValueTest(op, values, regex)
  if (attribute === 'kind') return kindClause(source, test)
  const { negate = false } = source
  return { source, segmentKeys: [], contextKind: contextKind || 'user', reference: reference.value, test, negate }
}

/** Tests which kinds the context has. */
function kindClause(source: Partial<Clause>, test: ValueTest): CompiledClause {
  const { negate = false } = source
  return {
    source,
    segmentKeys: [],
    matches: (context) => contextKinds(context).some(test) !== negate,
    valueIn: contextKinds,
  }
}

/** A member of any of the segments matches. */
function segmentClause(source: Partial<Clause>): CompiledClause {
  const { values = [], negate = false } = source
  const segmentKeys = values.filter((value: Json) => typeof value === 'string')
  return {
    source,
    segmentKeys,
    matches(context, pass, path) {
      const match = matchAnySegment(segmentKeys, context, pass, path)
      return match === 'malformed' ? match : match !== negate
    },
    valueIn: () => undefined,
  }
}

/** An invalid attribute reference makes the flag malformed, but only once the clause is reached. */
function malformedClause(source: Partial<Clause>): CompiledClause {
  return { source, segmentKeys: [], matches: () => 'malformed', valueIn: () => undefined }
}

/** The segments that clauses name, each once. */
export function segmentKeysOf(clauses: readonly CompiledClause[]): readonly string[] {
  return [...new Set(clauses.flatMap(({ segmentKeys }) => segmentKeys))]
}
