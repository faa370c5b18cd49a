import type { SegmentInstruction } from '../instructions/segment-instructions.ts'
import { isSameJson } from '../json.ts'
import type { SegmentDefinition, SegmentRuleDefinition } from '../segment-definition.ts'
import type { SegmentTarget } from '../segment.ts'
import { diffLabels } from './label-diff.ts'
import { when } from './list-diff.ts'
import { diffRules } from './rule-list-diff.ts'
import { diffTargets } from './target-diff.ts'

/**
 * Instructions that take `before` to `after`, as few and as small as the order of lists allows; turned around, they
 * are the undo of a change. What is fixed at creation (key, salt) is not compared.
 */
export function diffSegments(before: SegmentDefinition, after: SegmentDefinition): readonly SegmentInstruction[] {
  return [
    ...diffLabels(before, after),
    ...diffKeys('Included', before.included, after.included),
    ...diffKeys('Excluded', before.excluded, after.excluded),
    ...diffRules<SegmentRuleDefinition, SegmentInstruction>(before.rules, after.rules, diffRollout),
    ...when<SegmentInstruction>(before.isArchived !== after.isArchived, {
      kind: after.isArchived ? 'archiveSegment' : 'restoreSegment',
    }),
  ]
}

function diffKeys(
  list: 'Included' | 'Excluded',
  before: readonly SegmentTarget[],
  after: readonly SegmentTarget[],
): readonly SegmentInstruction[] {
  const diff = diffTargets(before, after)
  if (diff === undefined) return [{ kind: `replace${list}Targets`, targets: after }]
  return [
    ...diff.removed.map((target) => ({ kind: `remove${list}Targets` as const, ...target })),
    ...diff.added.map((target) => ({ kind: `add${list}Targets` as const, ...target })),
  ]
}

function diffRollout(before: SegmentRuleDefinition, after: SegmentRuleDefinition): readonly SegmentInstruction[] {
  const rollout = rolloutOf(after)
  if (isSameJson(rolloutOf(before), rollout)) return []
  return [{ kind: 'updateRuleRollout', ruleId: after.id, rollout }]
}

function rolloutOf({ weight, bucketBy, rolloutContextKind }: SegmentRuleDefinition) {
  if (weight === undefined) return null
  return {
    weight,
    ...(bucketBy === undefined ? {} : { bucketBy }),
    ...(rolloutContextKind === undefined ? {} : { rolloutContextKind }),
  }
}
