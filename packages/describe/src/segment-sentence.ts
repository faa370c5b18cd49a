import type { SegmentDefinition, SegmentInstruction, SegmentRuleDefinition, SegmentTarget } from '@guidon/model'
import { labelSentences } from './label-sentence.ts'
import { ruleSentences, ruleText } from './rule-sentence.ts'
import { added, removed, sayByKind, updated, type SentencesByKind } from './sentence.ts'
import { contextsOf, joined, kindText, listed, percent } from './value-text.ts'

const sentences: SentencesByKind<SegmentDefinition, SegmentInstruction> = {
  ...labelSentences,
  ...ruleSentences<SegmentRuleDefinition, SegmentDefinition>(shareText),
  updateRuleRollout: ({ ruleId, rollout }, { before }) => {
    const previous = before.rules.find(({ id }) => id === ruleId)
    const was = previous === undefined ? '' : `, was ${shareText(previous)}`
    return updated(`In ${ruleText(before.rules, ruleId)} ${shareText(rollout ?? {})}${was}`)
  },

  addIncludedTargets: (target) => added(`Include ${keysText(target)}`),
  removeIncludedTargets: (target) => removed(`No longer include ${keysText(target)}`),
  replaceIncludedTargets: ({ targets }) => updated(`Replace all who are included: ${countsText(targets)}`),
  addExcludedTargets: (target) => added(`Exclude ${keysText(target)}`),
  removeExcludedTargets: (target) => removed(`No longer exclude ${keysText(target)}`),
  replaceExcludedTargets: ({ targets }) => updated(`Replace all who are excluded: ${countsText(targets)}`),

  archiveSegment: () => removed('Archive the segment'),
  restoreSegment: () => added('Restore the segment from the archive'),
}

/** Says what an instruction does to a segment. */
export const sayOfSegment = sayByKind(sentences)

/** Whom a rule lets in of those who match it. */
function shareText({
  weight,
  bucketBy = 'key',
  rolloutContextKind = 'user',
}: Pick<SegmentRuleDefinition, 'weight' | 'bucketBy' | 'rolloutContextKind'>): string {
  if (weight === undefined) return 'include all'
  const by = bucketBy === 'key' ? '' : ` by ${bucketBy}`
  return `include ${percent(weight)} of ${kindText(rolloutContextKind)}${by}`
}

function keysText({ contextKind, values }: SegmentTarget): string {
  return `${contextsOf(values.length, contextKind)}: ${listed(values)}`
}

function countsText(targets: readonly SegmentTarget[]): string {
  const parts = targets.map(({ contextKind, values }) => contextsOf(values.length, contextKind))
  return parts.length === 0 ? 'nobody' : joined(parts)
}
