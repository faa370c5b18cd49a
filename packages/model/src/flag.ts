import type { Json } from './json.ts'

/**
 * One flag as one environment serves it: the input of evaluation and, field by field, what SDKs receive.
 * Source: LD wire format, `FeatureFlag`. Every array is present, even when empty.
 */
export interface Flag {
  readonly key: string
  /** Strictly increasing per environment and key, below 2^31; continues after a delete. */
  readonly version: number
  readonly on: boolean
  readonly variations: readonly Json[]
  /** Served when off or when a prerequisite fails; `null` means no value (the caller's default). */
  readonly offVariation: number | null
  readonly fallthrough: Serve
  /** ANDed, checked in order. */
  readonly prerequisites: readonly Prerequisite[]
  /** Individual targets of kind `user`. */
  readonly targets: readonly Target[]
  /** Individual targets of any kind; an entry of kind `user` holds no values and fixes the order only. */
  readonly contextTargets: readonly ContextTarget[]
  readonly rules: readonly Rule[]
  /** Bucketing salt, set at creation and never changed. */
  readonly salt: string
  readonly clientSideAvailability: ClientSideAvailability
  readonly trackEvents: boolean
  readonly trackEventsFallthrough: boolean
  /** Epoch ms until which SDKs send `debug` events; `null` for never. */
  readonly debugEventsUntilDate: number | null
  /** 1-in-N sampling of feature, debug and migration events; 0 sends none. @default 1 */
  readonly samplingRatio?: number
  readonly excludeFromSummaries?: boolean
  /** Present on migration flags only. */
  readonly migration?: MigrationSettings
}

/** Which client-side SDKs may see a flag. */
export interface ClientSideAvailability {
  readonly usingMobileKey: boolean
  readonly usingEnvironmentId: boolean
}

/** Settings of a migration flag. */
export interface MigrationSettings {
  /** 1-in-N consistency checks on reads; 0 for never. @default 1 */
  readonly checkRatio?: number
}

/** Another flag that must serve the given variation. */
export interface Prerequisite {
  readonly key: string
  readonly variation: number
}

/** Context keys of kind `user` that get one variation. */
export interface Target {
  readonly variation: number
  readonly values: readonly string[]
}

/** Context keys of one kind that get one variation. */
export interface ContextTarget extends Target {
  readonly contextKind: string
}

/** What to serve: one variation, or a rollout. `variation` wins when both are there; neither is malformed. */
export interface Serve {
  readonly variation?: number
  readonly rollout?: Rollout
}

/** A targeting rule: all clauses must match. An empty list matches everyone. */
export interface Rule extends Serve {
  /** Stable and unique within the flag; appears as `ruleId` in reasons. */
  readonly id: string
  readonly clauses: readonly Clause[]
  readonly trackEvents: boolean
}

/** A split of contexts over variations by their bucket. */
export interface Rollout {
  readonly kind: 'rollout' | 'experiment'
  readonly contextKind: string
  /** Attribute reference to bucket by; ignored by experiments. @default "key" */
  readonly bucketBy?: string
  /** Replaces key and salt in the bucketing input; never 0. */
  readonly seed?: number
  readonly variations: readonly WeightedVariation[]
}

/** One share of a rollout. */
export interface WeightedVariation {
  readonly variation: number
  /** Thousandths of a percent, integer 0..100_000; the weights of a rollout sum to 100_000. */
  readonly weight: number
  /** In the traffic split but not in the experiment's analysis. */
  readonly untracked?: boolean
}

/** All clause operators, in the spelling of the wire. */
export const OPERATORS = [
  'in',
  'startsWith',
  'endsWith',
  'contains',
  'matches',
  'lessThan',
  'lessThanOrEqual',
  'greaterThan',
  'greaterThanOrEqual',
  'before',
  'after',
  'semVerEqual',
  'semVerLessThan',
  'semVerGreaterThan',
  'segmentMatch',
] as const

/** One of `OPERATORS`. */
export type Operator = (typeof OPERATORS)[number]

/** A test of one attribute of one context kind against a list of values (any may match). */
export interface Clause {
  /** Absent or empty means `user`, and makes `attribute` a literal name. */
  readonly contextKind?: string
  /** Attribute reference; empty for `segmentMatch`. */
  readonly attribute: string
  /** An unknown operator never matches. */
  readonly op: Operator | (string & {})
  readonly values: readonly Json[]
  readonly negate: boolean
}
