import type { SegmentRuleDefinition } from '../segment-definition.ts'
import type { SegmentTarget } from '../segment.ts'
import type { LabelInstruction, RuleListInstruction } from './rule-instructions.ts'

/** One edit of a segment. Segments belong to one environment, and so does every edit of them. */
export type SegmentInstruction =
  | LabelInstruction
  | RuleListInstruction<SegmentRuleDefinition>
  /** `null` lets in everyone who matches the rule. */
  | { readonly kind: 'updateRuleRollout'; readonly ruleId: string; readonly rollout: SegmentRuleRollout | null }
  | ({ readonly kind: 'addIncludedTargets' } & SegmentTarget)
  | ({ readonly kind: 'removeIncludedTargets' } & SegmentTarget)
  | { readonly kind: 'replaceIncludedTargets'; readonly targets: readonly SegmentTarget[] }
  | ({ readonly kind: 'addExcludedTargets' } & SegmentTarget)
  | ({ readonly kind: 'removeExcludedTargets' } & SegmentTarget)
  | { readonly kind: 'replaceExcludedTargets'; readonly targets: readonly SegmentTarget[] }
  | { readonly kind: 'archiveSegment' }
  | { readonly kind: 'restoreSegment' }

/** The share of the matching contexts that a segment rule lets in. */
export interface SegmentRuleRollout {
  /** Thousandths of a percent, integer 0..100_000. */
  readonly weight: number
  /** @default "key" */
  readonly bucketBy?: string
  /** @default "user" */
  readonly rolloutContextKind?: string
}
