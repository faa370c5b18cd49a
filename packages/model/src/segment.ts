import type { Clause } from './flag.ts'

/** One segment as one environment serves it. Source: LD wire format, `Segment`. */
export interface Segment {
  readonly key: string
  /** Strictly increasing per environment and key, below 2^31; continues after a delete. */
  readonly version: number
  /** Context keys of kind `user`. */
  readonly included: readonly string[]
  readonly excluded: readonly string[]
  /** Context keys of other kinds. */
  readonly includedContexts: readonly SegmentTarget[]
  readonly excludedContexts: readonly SegmentTarget[]
  readonly rules: readonly SegmentRule[]
  readonly salt: string
  /** A big segment: lists live outside the payload; rules still apply. */
  readonly unbounded?: boolean
  /** @default "user" */
  readonly unboundedContextKind?: string
  readonly generation: number | null
}

/** Keys of one context kind. */
export interface SegmentTarget {
  readonly contextKind: string
  readonly values: readonly string[]
}

/** All clauses must match; with a weight, only that share of the matching contexts is in. */
export interface SegmentRule {
  readonly id: string
  readonly clauses: readonly Clause[]
  /** Thousandths of a percent, integer 0..100_000. Absent means everyone who matches. */
  readonly weight?: number
  /** @default "key" */
  readonly bucketBy?: string
  /** @default "user" */
  readonly rolloutContextKind?: string
}
