import type { ChangePlan, Operation, Presence, SegmentDetail } from '@guidon/api'
import type { SegmentDefinition, SegmentInstruction, ValidationIssue } from '@guidon/model'
import type { DraftControl } from '../../lib/draft/use-draft.ts'
import type { RuleWorld } from '../../lib/rules/rule-queries.ts'

/** What the parts of the segment editor work on. */
export interface SegmentEditing {
  readonly saved: SegmentDetail
  readonly draft: DraftControl<SegmentDefinition, SegmentInstruction>
  readonly world: RuleWorld
  /** What the model says about the draft. */
  readonly issues: readonly ValidationIssue[]
  /** What the server says about the draft, once it has been asked. */
  readonly plan: ChangePlan | null
  /** The draft as an operation; `null` when there is nothing to apply. */
  readonly operation: Operation | null
  /** Others at this segment in this environment. */
  readonly others: readonly Presence[]
  /** Why nothing may be edited; `null` when it may. */
  readonly refusal: string | null
  /** Adds edits to the draft, or tells why not. */
  readonly edit: (...step: readonly SegmentInstruction[]) => void
}
