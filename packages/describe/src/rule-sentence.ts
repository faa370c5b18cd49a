import type { Clause, ClauseInstruction, RuleListInstruction } from '@guidon/model'
import { describeClause, describeClauses, subjectOf } from './clause-text.ts'
import { added, removed, updated, type SentencesByKind, type States } from './sentence.ts'
import { counted, joined, listed, numberOf, quoted } from './value-text.ts'

/** What the rules of flags and segments have in common. */
export interface DescribedRule {
  readonly id: string
  readonly description: string
  readonly clauses: readonly Clause[]
}

/** A flag or a segment as far as its rules go. */
interface WithRules<Rule> {
  readonly rules: readonly Rule[]
}

/** A rule by its position, from 1, and its description: `rule 2 "beta"`. */
export function ruleText(rules: readonly DescribedRule[], ruleId: string): string {
  const index = rules.findIndex(({ id }) => id === ruleId)
  const rule = rules[index]
  if (rule === undefined) return `rule ${quoted(ruleId)}`
  return `rule ${index + 1}${rule.description === '' ? '' : ` ${quoted(rule.description)}`}`
}

/** The sentences about a list of rules; `outcomeOf` says what a rule does with those it matches. */
export function ruleSentences<Rule extends DescribedRule, Subject extends WithRules<Rule>>(
  outcomeOf: (rule: Rule, subject: Subject) => string,
): SentencesByKind<Subject, RuleListInstruction<Rule>> {
  return {
    addRule: ({ rule }, { after }) =>
      added(`Add ${ruleText(after.rules, rule.id)}: ${describeClauses(rule.clauses)} ${outcomeOf(rule, after)}`),
    removeRule: ({ ruleId }, { before }) => {
      const rule = before.rules.find(({ id }) => id === ruleId)
      const content = rule === undefined ? '' : `: ${describeClauses(rule.clauses)} ${outcomeOf(rule, before)}`
      return removed(`Remove ${ruleText(before.rules, ruleId)}${content}`)
    },
    updateRuleDescription: ({ ruleId, description }, { before }) =>
      updated(`Describe ${ruleText(before.rules, ruleId)} as ${quoted(description)}`),
    reorderRules: (_, { before, after }) => updated(orderText(before.rules, after.rules)),
    replaceRules: ({ rules }, { before }) =>
      updated(`Replace all rules (${counted(before.rules.length)}) by ${numberOf(rules.length, 'rule')}`),
    ...clauseSentences,
  }
}

const clauseSentences: SentencesByKind<WithRules<DescribedRule>, ClauseInstruction> = {
  addClauses: ({ ruleId, clauses }, { before }) =>
    added(`In ${ruleText(before.rules, ruleId)} also require that ${joined(clauses.map(describeClause))}`),
  removeClauses: ({ ruleId, clauseIndexes }, { before }) => {
    const clauses = clauseIndexes.map((index) => {
      const clause = clauseOf(before.rules, ruleId, index)
      return clause === undefined ? `clause ${index + 1} matches` : describeClause(clause)
    })
    return removed(`In ${ruleText(before.rules, ruleId)} no longer require that ${joined(clauses)}`)
  },
  updateClause: ({ ruleId, clauseIndex, clause }, { before }) => {
    const previous = clauseOf(before.rules, ruleId, clauseIndex)
    const was = previous === undefined ? '' : `, was ${describeClause(previous)}`
    return updated(`In ${ruleText(before.rules, ruleId)} require that ${describeClause(clause)}${was}`)
  },
  addValuesToClause: (instruction, states) => added(`In ${valuesText('add', instruction, states)}`),
  removeValuesFromClause: (instruction, states) => removed(`In ${valuesText('remove', instruction, states)}`),
}

function valuesText(
  verb: 'add' | 'remove',
  { ruleId, clauseIndex, values }: { ruleId: string; clauseIndex: number; values: Clause['values'] },
  { before }: States<WithRules<DescribedRule>>,
): string {
  const clause = clauseOf(before.rules, ruleId, clauseIndex)
  const list = clause === undefined ? 'a clause' : `a list of ${counted(clause.values.length)} (${subjectOf(clause)})`
  const preposition = verb === 'add' ? 'to' : 'from'
  return `${ruleText(before.rules, ruleId)} ${verb} ${numberOf(values.length, 'value')} ${preposition} ${list}: ${listed(values)}`
}

function clauseOf(rules: readonly DescribedRule[], ruleId: string, clauseIndex: number): Clause | undefined {
  return rules.find(({ id }) => id === ruleId)?.clauses[clauseIndex]
}

function orderText(before: readonly DescribedRule[], after: readonly DescribedRule[]): string {
  const moved = after.findIndex(({ id }) => isOnlyOneMoved(id, before, after))
  const rule = after[moved]
  if (rule !== undefined) return `Move ${ruleText(before, rule.id)} to position ${moved + 1}`
  return `Put the rules in this order: ${joined(after.map(({ id }) => ruleText(before, id)))}`
}

function isOnlyOneMoved(id: string, before: readonly DescribedRule[], after: readonly DescribedRule[]): boolean {
  const others = after.filter((rule) => rule.id !== id)
  return before.filter((rule) => rule.id !== id).every((rule, index) => rule.id === others[index]?.id)
}
