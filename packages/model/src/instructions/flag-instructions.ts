import type { ClientSideAvailability, MigrationSettings } from '../flag.ts'
import type {
  ConfiguredPrerequisite,
  ConfiguredRule,
  ConfiguredServe,
  ConfiguredTarget,
  Variation,
} from '../flag-definition.ts'
import type { Json } from '../json.ts'
import type { LabelInstruction, RuleListInstruction } from './rule-instructions.ts'

/** One edit of a flag. The kinds are named like LaunchDarkly's semantic patch. */
export type FlagInstruction = DefinitionInstruction | ConfigurationInstruction

/** An edit of what all environments share. */
export type DefinitionInstruction =
  | LabelInstruction
  /** Puts the variation before the named one, or last. */
  | { readonly kind: 'addVariation'; readonly variation: Variation; readonly beforeVariationId?: string }
  | { readonly kind: 'removeVariation'; readonly variationId: string }
  /** Changes the properties that are present. */
  | {
      readonly kind: 'updateVariation'
      readonly variationId: string
      readonly value?: Json
      readonly name?: string
      readonly description?: string
    }
  /** Names every variation exactly once, in the order they are to have. */
  | { readonly kind: 'reorderVariations'; readonly variationIds: readonly string[] }
  | { readonly kind: 'updateClientSideAvailability'; readonly clientSideAvailability: ClientSideAvailability }
  | { readonly kind: 'updateMaintainer'; readonly maintainer: string | null }
  | { readonly kind: 'markTemporary' }
  | { readonly kind: 'markPermanent' }
  | { readonly kind: 'archiveFlag' }
  | { readonly kind: 'restoreFlag' }
  /** For migration flags only. */
  | { readonly kind: 'updateMigrationSettings'; readonly migration: MigrationSettings }

/** An edit of what one environment owns. */
export type ConfigurationInstruction =
  | { readonly kind: 'turnFlagOn' }
  | { readonly kind: 'turnFlagOff' }
  | { readonly kind: 'updateOffVariation'; readonly variationId: string | null }
  | ({ readonly kind: 'updateFallthroughVariationOrRollout' } & ConfiguredServe)
  | RuleListInstruction<ConfiguredRule>
  | ({ readonly kind: 'updateRuleVariationOrRollout'; readonly ruleId: string } & ConfiguredServe)
  | { readonly kind: 'updateRuleTrackEvents'; readonly ruleId: string; readonly trackEvents: boolean }
  | ({ readonly kind: 'addTargets' } & ConfiguredTarget)
  | ({ readonly kind: 'removeTargets' } & ConfiguredTarget)
  | { readonly kind: 'replaceTargets'; readonly targets: readonly ConfiguredTarget[] }
  | { readonly kind: 'clearTargets' }
  | ({ readonly kind: 'addPrerequisite' } & ConfiguredPrerequisite)
  | { readonly kind: 'removePrerequisite'; readonly key: string }
  | ({ readonly kind: 'updatePrerequisite' } & ConfiguredPrerequisite)
  | { readonly kind: 'replacePrerequisites'; readonly prerequisites: readonly ConfiguredPrerequisite[] }
  | { readonly kind: 'updateTrackEvents'; readonly trackEvents: boolean }
  | { readonly kind: 'updateTrackEventsFallthrough'; readonly trackEvents: boolean }
  /** Epoch ms, or `null` for no debug events. */
  | { readonly kind: 'updateDebugEventsUntilDate'; readonly debugEventsUntilDate: number | null }
  | { readonly kind: 'updateSamplingRatio'; readonly samplingRatio: number }
  | { readonly kind: 'updateExcludeFromSummaries'; readonly excludeFromSummaries: boolean }

/** What an instruction changes: the definition that all environments share, or one environment. */
export type InstructionScope = 'definition' | 'environment'
