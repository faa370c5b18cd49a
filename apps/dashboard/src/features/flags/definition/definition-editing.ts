import type { ChangePlan, FlagDetail, Operation, Presence } from '@guidon/api'
import type { DefinitionInstruction, FlagDefinition, ValidationIssue } from '@guidon/model'
import type { DraftControl } from '../../../lib/draft/use-draft.ts'

/** What the screens work on that edit what all environments share of a flag: one draft for all of them. */
export interface DefinitionEditing {
  readonly project: string
  readonly saved: FlagDetail
  readonly draft: DraftControl<FlagDefinition, DefinitionInstruction>
  /** What the model says about the draft. */
  readonly issues: readonly ValidationIssue[]
  /** What the server says about the draft, once it has been asked. */
  readonly plan: ChangePlan | null
  /** Others at this flag. */
  readonly others: readonly Presence[]
  /** Why nothing may be edited; `null` when it may. */
  readonly refusal: string | null
  /** `null` when there is nothing to review. */
  readonly operation: Operation | null
  /** Adds edits to the draft, or tells why not. */
  readonly edit: (...step: readonly DefinitionInstruction[]) => void
}
