import type { ChangePlan, ConfiguredFlagView, Presence } from '@guidon/api'
import type { ConfigurationInstruction, ConfiguredFlag, FlagDefinition, ValidationIssue } from '@guidon/model'
import type { DraftControl } from '../../../lib/draft/use-draft.ts'
import type { RuleWorld } from '../../../lib/rules/rule-queries.ts'
import type { Reach } from './flag-reach.ts'

/** What the parts of the targeting editor work on. */
export interface Editing {
  readonly saved: ConfiguredFlagView
  readonly draft: DraftControl<ConfiguredFlag, ConfigurationInstruction>
  /** Of the flags that are prerequisites, by key. */
  readonly definitions: ReadonlyMap<string, FlagDefinition>
  readonly world: RuleWorld
  /** What the model says about the draft. */
  readonly issues: readonly ValidationIssue[]
  /** What the server says about the draft, once it has been asked. */
  readonly plan: ChangePlan | null
  /** How many contexts each rule reaches, once the server has been asked. */
  readonly reach: Reach | null
  /** Others at this flag in this environment. */
  readonly others: readonly Presence[]
  /** Why nothing may be edited; `null` when it may. */
  readonly refusal: string | null
  /** Adds edits to the draft, or tells why not. */
  readonly edit: (...step: readonly ConfigurationInstruction[]) => void
}
