import type { AttributeReference } from '@guidon/model'
import type { Bucketer } from './bucketing/bucketer.ts'
import type { CompiledClause } from './clause.ts'

/** A segment made ready to match. */
export interface CompiledSegment {
  readonly key: string
  readonly included: readonly KeyList[]
  readonly excluded: readonly KeyList[]
  readonly rules: readonly CompiledSegmentRule[]
  /** Present for a big segment, whose lists are elsewhere. */
  readonly big?: BigSegment
  /** Segments that the rules name. */
  readonly segmentKeys: readonly string[]
  /** Whether the data is no segment at all. */
  readonly isMalformed: boolean
}

/** Keys of one context kind. */
export interface KeyList {
  readonly contextKind: string
  readonly keys: ReadonlySet<string>
}

/** What decides whether the lists of a big segment can be asked. */
export interface BigSegment {
  readonly contextKind: string
  readonly hasGeneration: boolean
}

/** A rule of a segment; without a share, everyone who matches is in. */
export interface CompiledSegmentRule {
  readonly clauses: readonly CompiledClause[]
  readonly share?: SegmentShare
}

/** The part of the matching contexts that is in: those with a bucket below `limit`. */
export interface SegmentShare {
  readonly contextKind: string
  /** Absent when invalid, which makes the flag malformed once the rule's clauses match. */
  readonly reference?: AttributeReference
  readonly bucketer: Bucketer
  readonly limit: number
}
