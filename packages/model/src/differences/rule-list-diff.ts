import type { Clause } from '../flag.ts'
import type { ListedRule } from '../instructions/rule-list-edit.ts'
import type { ClauseInstruction, RuleListInstruction } from '../instructions/rule-instructions.ts'
import { isSameJson, type Json } from '../json.ts'
import { diffLists, when } from './list-diff.ts'

/** The instructions that take one list of rules to another; `diffRest` adds what clauses and descriptions leave. */
export function diffRules<Rule extends ListedRule, Instruction>(
  before: readonly Rule[],
  after: readonly Rule[],
  diffRest: (before: Rule, after: Rule) => readonly Instruction[],
): readonly (RuleListInstruction<Rule> | Instruction)[] {
  type Edit = RuleListInstruction<Rule>
  const { kept, removed, added, order } = diffLists(before, after)
  return [
    ...removed.map(({ id }): Edit => ({ kind: 'removeRule', ruleId: id })),
    ...kept.flatMap((pair) => [...diffRule(pair.before, pair.after), ...diffRest(pair.before, pair.after)]),
    ...added.map(({ item, beforeId }): Edit => ({
      kind: 'addRule',
      rule: item,
      ...(beforeId === undefined ? {} : { beforeRuleId: beforeId }),
    })),
    ...(order === undefined ? [] : [{ kind: 'reorderRules', ruleIds: order } satisfies Edit]),
  ]
}

function diffRule(before: ListedRule, after: ListedRule): readonly RuleListInstruction<never>[] {
  return [
    ...when<RuleListInstruction<never>>(before.description !== after.description, {
      kind: 'updateRuleDescription',
      ruleId: after.id,
      description: after.description,
    }),
    ...diffClauses(after.id, before.clauses, after.clauses),
  ]
}

function diffClauses(ruleId: string, before: readonly Clause[], after: readonly Clause[]): ClauseInstruction[] {
  const removedIndexes = findRemovedIndexes(before, after)
  if (removedIndexes !== undefined) {
    return removedIndexes.length === 0 ? [] : [{ kind: 'removeClauses', ruleId, clauseIndexes: removedIndexes }]
  }
  const shared = Math.min(before.length, after.length)
  const surplus = before.slice(shared).map((_, index) => shared + index)
  return [
    ...before
      .slice(0, shared)
      .flatMap((clause, index) => diffClause({ ruleId, clauseIndex: index }, clause, after[index])),
    ...when<ClauseInstruction>(surplus.length > 0, { kind: 'removeClauses', ruleId, clauseIndexes: surplus }),
    ...when<ClauseInstruction>(after.length > shared, { kind: 'addClauses', ruleId, clauses: after.slice(shared) }),
  ]
}

/** The indexes to remove from `before` to get `after`, or `undefined` when that is not enough. */
function findRemovedIndexes(before: readonly Clause[], after: readonly Clause[]): readonly number[] | undefined {
  const removed: number[] = []
  let kept = 0
  for (const [index, clause] of before.entries()) {
    if (kept < after.length && isSameJson(clause, after[kept])) kept += 1
    else removed.push(index)
  }
  return kept === after.length ? removed : undefined
}

function diffClause(
  place: { readonly ruleId: string; readonly clauseIndex: number },
  before: Clause,
  after: Clause | undefined,
): readonly ClauseInstruction[] {
  if (after === undefined || isSameJson(before, after)) return []
  const { removed, added, isReached } = diffValues(before.values, after.values)
  if (!isReached || !isSameJson({ ...before, values: after.values }, after)) {
    return [{ kind: 'updateClause', ...place, clause: after }]
  }
  return [
    ...when<ClauseInstruction>(removed.length > 0, { kind: 'removeValuesFromClause', ...place, values: removed }),
    ...when<ClauseInstruction>(added.length > 0, { kind: 'addValuesToClause', ...place, values: added }),
  ]
}

function diffValues(before: readonly Json[], after: readonly Json[]) {
  const removed = withoutValues(before, after)
  const added = withoutValues(after, before)
  return { removed, added, isReached: isSameJson([...withoutValues(before, removed), ...added], after) }
}

function withoutValues(values: readonly Json[], others: readonly Json[]): readonly Json[] {
  const excluded = new Set(others.map((value) => JSON.stringify(value)))
  return values.filter((value) => !excluded.has(JSON.stringify(value)))
}
