import type { Clause, ClientSideAvailability, MigrationSettings } from './flag.ts'
import type { Json } from './json.ts'

/** The type that every variation of a flag has. */
export type ValueType = 'boolean' | 'string' | 'number' | 'json'

/** The part of a flag that all environments of its project share. */
export interface FlagDefinition {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly valueType: ValueType
  readonly variations: readonly Variation[]
  readonly tags: readonly string[]
  /** Meant to be removed once its release is over. */
  readonly isTemporary: boolean
  readonly isArchived: boolean
  readonly clientSideAvailability: ClientSideAvailability
  /** Who looks after the flag: a member or team, in their own words; `null` for nobody. */
  readonly maintainer: string | null
  /** Present on migration flags, whose variations are migration stages. */
  readonly migration: MigrationSettings | null
}

/** One value a flag can serve. */
export interface Variation {
  /** Stable within the flag; configurations refer to it. */
  readonly id: string
  readonly value: Json
  readonly name: string
  readonly description: string
}

/** The part of a flag that one environment owns. Refers to variations by id. */
export interface FlagConfiguration {
  readonly on: boolean
  readonly offVariationId: string | null
  readonly fallthrough: ConfiguredServe
  readonly prerequisites: readonly ConfiguredPrerequisite[]
  /** Individual targets; at most one entry per context kind and variation. */
  readonly targets: readonly ConfiguredTarget[]
  readonly rules: readonly ConfiguredRule[]
  /** Bucketing salt, set at creation and never changed. */
  readonly salt: string
  readonly trackEvents: boolean
  readonly trackEventsFallthrough: boolean
  readonly debugEventsUntilDate: number | null
  readonly samplingRatio: number
  readonly excludeFromSummaries: boolean
}

/** A flag as one environment sees it: the shared definition and the environment's own part. */
export interface ConfiguredFlag {
  readonly definition: FlagDefinition
  readonly configuration: FlagConfiguration
}

/** Another flag of the project that must serve the given variation. */
export interface ConfiguredPrerequisite {
  readonly key: string
  /** A variation of the other flag. */
  readonly variationId: string
}

/** Exactly one of a variation or a rollout. */
export type ConfiguredServe =
  | { readonly variationId: string; readonly rollout?: never }
  | { readonly rollout: ConfiguredRollout; readonly variationId?: never }

/** A split of contexts over variations. */
export interface ConfiguredRollout {
  readonly kind: 'rollout' | 'experiment'
  readonly contextKind: string
  readonly bucketBy?: string
  readonly seed?: number
  readonly variations: readonly {
    readonly variationId: string
    readonly weight: number
    readonly untracked?: boolean
  }[]
}

/** Context keys of one kind that get one variation. */
export interface ConfiguredTarget {
  readonly contextKind: string
  readonly variationId: string
  readonly values: readonly string[]
}

/** A targeting rule; its description stays with us and is never sent to SDKs. */
export interface ConfiguredRule {
  readonly id: string
  readonly description: string
  readonly clauses: readonly Clause[]
  readonly serve: ConfiguredServe
  readonly trackEvents: boolean
}
