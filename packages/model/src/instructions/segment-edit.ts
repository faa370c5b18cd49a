import type { SegmentDefinition, SegmentRuleDefinition } from '../segment-definition.ts'
import type { SegmentTarget } from '../segment.ts'
import { mapResult, ok, type ParseIssue, type Result } from '../result.ts'
import { editByKind, type Edit } from './instruction-edit.ts'
import { editLabels } from './label-edit.ts'
import { editRule, editRules } from './rule-list-edit.ts'
import type { LabelInstruction, RuleListInstruction } from './rule-instructions.ts'
import type { SegmentInstruction, SegmentRuleRollout } from './segment-instructions.ts'
import { addTargets, removeTargets } from './target-edit.ts'

type Edited = Result<SegmentDefinition, ParseIssue>

/** Changes a segment. */
export const editSegment = editByKind<SegmentDefinition, SegmentInstruction>({
  updateName: editSegmentLabels,
  updateDescription: editSegmentLabels,
  addTags: editSegmentLabels,
  removeTags: editSegmentLabels,

  addRule: editSegmentRules,
  removeRule: editSegmentRules,
  updateRuleDescription: editSegmentRules,
  reorderRules: editSegmentRules,
  replaceRules: editSegmentRules,
  addClauses: editSegmentRules,
  removeClauses: editSegmentRules,
  updateClause: editSegmentRules,
  addValuesToClause: editSegmentRules,
  removeValuesFromClause: editSegmentRules,
  updateRuleRollout: (segment, { ruleId, rollout }) =>
    withRules(
      segment,
      editRule(segment.rules, ruleId, (rule) => ok(withRollout(rule, rollout))),
    ),

  addIncludedTargets: onTargets('included', addTargets),
  removeIncludedTargets: onTargets('included', (targets, removed) => ok(removeTargets(targets, removed))),
  replaceIncludedTargets: (segment, { targets }) => ok({ ...segment, included: targets }),
  addExcludedTargets: onTargets('excluded', addTargets),
  removeExcludedTargets: onTargets('excluded', (targets, removed) => ok(removeTargets(targets, removed))),
  replaceExcludedTargets: (segment, { targets }) => ok({ ...segment, excluded: targets }),

  archiveSegment: (segment) => ok({ ...segment, isArchived: true }),
  restoreSegment: (segment) => ok({ ...segment, isArchived: false }),
})

function editSegmentLabels(segment: SegmentDefinition, instruction: LabelInstruction): Edited {
  return mapResult(editLabels(segment, instruction), (labels) => ({ ...segment, ...labels }))
}

function editSegmentRules(segment: SegmentDefinition, instruction: RuleListInstruction<SegmentRuleDefinition>): Edited {
  return withRules(segment, editRules(segment.rules, instruction))
}

function withRules(segment: SegmentDefinition, edited: Result<readonly SegmentRuleDefinition[], ParseIssue>): Edited {
  return mapResult(edited, (rules) => ({ ...segment, rules }))
}

function withRollout(
  { id, description, clauses }: SegmentRuleDefinition,
  rollout: SegmentRuleRollout | null,
): SegmentRuleDefinition {
  return { id, description, clauses, ...rollout }
}

function onTargets(
  list: 'included' | 'excluded',
  edit: (targets: readonly SegmentTarget[], changed: SegmentTarget) => Result<readonly SegmentTarget[], ParseIssue>,
): Edit<SegmentDefinition, SegmentTarget> {
  return (segment, { contextKind, values }) =>
    mapResult(edit(segment[list], { contextKind, values }), (targets) => ({ ...segment, [list]: targets }))
}
