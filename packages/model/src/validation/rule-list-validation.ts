import type { ListedRule } from '../instructions/rule-list-edit.ts'
import { LIMITS } from '../limits.ts'
import { validateClause, type SegmentsByKey } from './clause-validation.ts'
import { block, findRepeated, warn, type ValidationIssue } from './validation-issue.ts'

/** Whatever some SDK would misread in a list of rules, and rules that are never reached. */
export function validateRules(rules: readonly ListedRule[], segments: SegmentsByKey): readonly ValidationIssue[] {
  const clauseIssues = rules.flatMap(({ clauses }, ruleIndex) =>
    clauses.flatMap((clause, index) => validateClause(clause, `/rules/${ruleIndex}/clauses/${index}`, segments)),
  )
  return [...validateRuleIds(rules), ...clauseIssues, ...tooManyRules(rules)]
}

/** A warning for each rule that an earlier one leaves nothing to: `isFinal` says which rules let nobody they match pass. */
export function findUnreachedRules<Rule extends ListedRule>(
  rules: readonly Rule[],
  isFinal: (rule: Rule) => boolean,
): readonly ValidationIssue[] {
  const seen = new Map<string, number>()
  return rules.flatMap((rule, index) => {
    const sameClauses = JSON.stringify(rule.clauses)
    const earlier = seen.get('[]') ?? seen.get(sameClauses)
    if (earlier === undefined && isFinal(rule)) seen.set(sameClauses, index)
    if (earlier === undefined) return []
    const message = `Rule ${index + 1} is never reached: rule ${earlier + 1} matches everyone it would match.`
    return [warn(`/rules/${index}`, 'never_reached_rule', message)]
  })
}

function validateRuleIds(rules: readonly ListedRule[]): readonly ValidationIssue[] {
  const ids = rules.map(({ id }) => id)
  return [
    ...findRepeated(ids).map(({ index, value }) =>
      block(
        `/rules/${index}/id`,
        'duplicate_rule',
        `Another rule has the id "${value}" too. Give each rule its own id.`,
      ),
    ),
    ...ids.flatMap((id, index) => (id === '' ? [block(`/rules/${index}/id`, 'empty_id', 'A rule needs an id.')] : [])),
  ]
}

function tooManyRules(rules: readonly ListedRule[]): readonly ValidationIssue[] {
  const { rules: maxRules, clausesPerRule, valuesPerClause } = LIMITS
  const tooMany = (path: string, count: number, max: number) =>
    count > max ? [block(path, 'too_many', `At most ${max} entries, got ${count}.`)] : []
  return [
    ...tooMany('/rules', rules.length, maxRules),
    ...rules.flatMap(({ clauses }, ruleIndex) => [
      ...tooMany(`/rules/${ruleIndex}/clauses`, clauses.length, clausesPerRule),
      ...clauses.flatMap(({ values }, index) =>
        tooMany(`/rules/${ruleIndex}/clauses/${index}/values`, values.length, valuesPerClause),
      ),
    ]),
  ]
}
