import type { Clause } from '../flag.ts'
import { mapResult, ok, refused, type ParseIssue, type Result } from '../result.ts'
import { editClauses } from './clause-edit.ts'
import type { ClauseInstruction, RuleListInstruction } from './rule-instructions.ts'

/** What the rules of flags and segments have in common. */
export interface ListedRule {
  readonly id: string
  readonly description: string
  readonly clauses: readonly Clause[]
}

type Rules<Rule> = Result<readonly Rule[], ParseIssue>

/** Changes a list of rules. */
export function editRules<Rule extends ListedRule>(
  rules: readonly Rule[],
  instruction: RuleListInstruction<Rule>,
): Rules<Rule> {
  switch (instruction.kind) {
    case 'addRule':
      return addRule(rules, instruction.rule, instruction.beforeRuleId)
    case 'removeRule':
      return editRule(rules, instruction.ruleId, () => ok(undefined))
    case 'updateRuleDescription':
      return editRule(rules, instruction.ruleId, (rule) => ok({ ...rule, description: instruction.description }))
    case 'reorderRules':
      return reorder(rules, instruction.ruleIds, { path: '/ruleIds', noun: 'rule' })
    case 'replaceRules':
      return replaceRules(instruction.rules)
    default:
      return editRuleClauses(rules, instruction)
  }
}

/** Changes one rule of a list, or removes it where `change` gives `undefined`. */
export function editRule<Rule extends ListedRule>(
  rules: readonly Rule[],
  ruleId: string,
  change: (rule: Rule) => Result<Rule | undefined, ParseIssue>,
): Rules<Rule> {
  const index = rules.findIndex(({ id }) => id === ruleId)
  const rule = rules[index]
  if (rule === undefined) return noRule(ruleId, '/ruleId')
  return mapResult(change(rule), (changed) => rules.toSpliced(index, 1, ...(changed === undefined ? [] : [changed])))
}

/** The items in the order of `ids`, which must name each of them once. */
export function reorder<Item extends { readonly id: string }>(
  items: readonly Item[],
  ids: readonly string[],
  { path, noun }: { readonly path: string; readonly noun: string },
): Result<readonly Item[], ParseIssue> {
  const byId = new Map(items.map((item) => [item.id, item]))
  const ordered = [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
  if (ordered.length === items.length && ids.length === items.length) return ok(ordered)
  return refused(path, 'incomplete_order', `Name each ${noun} exactly once: ${[...byId.keys()].join(', ')}.`)
}

function addRule<Rule extends ListedRule>(rules: readonly Rule[], rule: Rule, beforeRuleId?: string): Rules<Rule> {
  if (rules.some(({ id }) => id === rule.id)) return duplicateRule(rule.id, '/rule/id')
  if (beforeRuleId === undefined) return ok([...rules, rule])
  const index = rules.findIndex(({ id }) => id === beforeRuleId)
  return index < 0 ? noRule(beforeRuleId, '/beforeRuleId') : ok(rules.toSpliced(index, 0, rule))
}

function replaceRules<Rule extends ListedRule>(rules: readonly Rule[]): Rules<Rule> {
  const ids = rules.map(({ id }) => id)
  const duplicate = ids.findIndex((id, index) => ids.indexOf(id) < index)
  return duplicate < 0 ? ok(rules) : duplicateRule(ids[duplicate], `/rules/${duplicate}/id`)
}

function editRuleClauses<Rule extends ListedRule>(rules: readonly Rule[], instruction: ClauseInstruction): Rules<Rule> {
  return editRule(rules, instruction.ruleId, (rule) =>
    mapResult(editClauses(rule.clauses, instruction), (clauses) => ({ ...rule, clauses })),
  )
}

function noRule(ruleId: string, path: string): Result<never, ParseIssue> {
  return refused(path, 'unknown_rule', `There is no rule with the id "${ruleId}".`)
}

function duplicateRule(ruleId: string | undefined, path: string): Result<never, ParseIssue> {
  return refused(path, 'duplicate_rule', `There is already a rule with the id "${ruleId}". Give each rule its own id.`)
}
