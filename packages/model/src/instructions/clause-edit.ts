import type { Clause } from '../flag.ts'
import type { Json } from '../json.ts'
import { ok, refused } from '../result.ts'
import { editByKind, type Edit } from './instruction-edit.ts'
import type { ClauseInstruction } from './rule-instructions.ts'

/** Changes the clauses of one rule. Adding a value that is there, or removing one that is not, changes nothing. */
export const editClauses = editByKind<readonly Clause[], ClauseInstruction>({
  addClauses: (clauses, { clauses: added }) => ok([...clauses, ...added]),
  removeClauses: (clauses, { clauseIndexes }) => {
    const unknown = clauseIndexes.findIndex((index) => clauses[index] === undefined)
    if (unknown >= 0) return noClause(clauses, `/clauseIndexes/${unknown}`)
    return ok(clauses.filter((_, index) => !clauseIndexes.includes(index)))
  },
  updateClause: onClause((_, { clause }) => clause),
  addValuesToClause: onClause((clause, { values }) => ({ ...clause, values: withValues(clause.values, values) })),
  removeValuesFromClause: onClause((clause, { values }) => ({
    ...clause,
    values: withoutValues(clause.values, values),
  })),
})

function onClause<Instruction extends { readonly clauseIndex: number }>(
  change: (clause: Clause, instruction: Instruction) => Clause,
): Edit<readonly Clause[], Instruction> {
  return (clauses, instruction) => {
    const clause = clauses[instruction.clauseIndex]
    if (clause === undefined) return noClause(clauses, '/clauseIndex')
    return ok(clauses.with(instruction.clauseIndex, change(clause, instruction)))
  }
}

function noClause(clauses: readonly Clause[], path: string) {
  const message = `The rule has ${clauses.length} clauses, counted from 0, and none with this index.`
  return refused(path, 'unknown_clause', message)
}

function withValues(values: readonly Json[], added: readonly Json[]): readonly Json[] {
  const present = new Set(values.map((value) => JSON.stringify(value)))
  const missing = new Map(added.map((value) => [JSON.stringify(value), value]))
  return [...values, ...[...missing].filter(([text]) => !present.has(text)).map(([, value]) => value)]
}

function withoutValues(values: readonly Json[], removed: readonly Json[]): readonly Json[] {
  const gone = new Set(removed.map((value) => JSON.stringify(value)))
  return values.filter((value) => !gone.has(JSON.stringify(value)))
}
