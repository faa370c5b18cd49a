import type { SegmentRule, SegmentTarget } from './segment.ts'

/** A segment of one environment, as people edit it. Lists hold every context kind, `user` included. */
export interface SegmentDefinition {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly tags: readonly string[]
  readonly included: readonly SegmentTarget[]
  readonly excluded: readonly SegmentTarget[]
  readonly rules: readonly SegmentRuleDefinition[]
  readonly salt: string
  readonly isArchived: boolean
}

/** A rule of a segment; its description stays with us and is never sent to SDKs. */
export interface SegmentRuleDefinition extends SegmentRule {
  readonly description: string
}
