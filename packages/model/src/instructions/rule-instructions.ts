import type { Clause } from '../flag.ts'
import type { Json } from '../json.ts'

/** Edits of the clauses of one rule. Clauses have no ids: they are named by their index within the rule. */
export type ClauseInstruction =
  | { readonly kind: 'addClauses'; readonly ruleId: string; readonly clauses: readonly Clause[] }
  | { readonly kind: 'removeClauses'; readonly ruleId: string; readonly clauseIndexes: readonly number[] }
  | { readonly kind: 'updateClause'; readonly ruleId: string; readonly clauseIndex: number; readonly clause: Clause }
  | ClauseValuesInstruction<'addValuesToClause'>
  | ClauseValuesInstruction<'removeValuesFromClause'>

interface ClauseValuesInstruction<Kind extends string> {
  readonly kind: Kind
  readonly ruleId: string
  readonly clauseIndex: number
  readonly values: readonly Json[]
}

/** Edits of a list of rules, the same for flags and segments; `Rule` is the kind of rule the list holds. */
export type RuleListInstruction<Rule> =
  /** Puts the rule before the named one, or last. */
  | { readonly kind: 'addRule'; readonly rule: Rule; readonly beforeRuleId?: string }
  | { readonly kind: 'removeRule'; readonly ruleId: string }
  | { readonly kind: 'updateRuleDescription'; readonly ruleId: string; readonly description: string }
  /** Names every rule exactly once, in the order they are to have. */
  | { readonly kind: 'reorderRules'; readonly ruleIds: readonly string[] }
  | { readonly kind: 'replaceRules'; readonly rules: readonly Rule[] }
  | ClauseInstruction

/** Edits of what people call a flag or a segment. */
export type LabelInstruction =
  | { readonly kind: 'updateName'; readonly name: string }
  | { readonly kind: 'updateDescription'; readonly description: string }
  | { readonly kind: 'addTags'; readonly values: readonly string[] }
  | { readonly kind: 'removeTags'; readonly values: readonly string[] }
