import type { Segment, SegmentRule } from '@guidon/model'
import { attributeReference, wireClause, type WireClause } from './wire-clause.ts'

/** A segment as SDKs receive it: LD wire format, `Segment`, in the form that the strictest SDK accepts. */
export interface WireSegment {
  readonly key: string
  readonly version: number
  readonly included: readonly string[]
  readonly excluded: readonly string[]
  readonly includedContexts: readonly WireSegmentTarget[]
  readonly excludedContexts: readonly WireSegmentTarget[]
  readonly rules: readonly WireSegmentRule[]
  readonly salt: string
  readonly unbounded?: true
  readonly unboundedContextKind?: string
  readonly generation: number | null
  readonly deleted: false
}

/** Keys of one context kind. */
export interface WireSegmentTarget {
  readonly contextKind: string
  readonly values: readonly string[]
}

/** A rule of a segment. */
export interface WireSegmentRule {
  readonly id: string
  readonly clauses: readonly WireClause[]
  readonly weight?: number
  readonly bucketBy?: string
  readonly rolloutContextKind?: string
}

/** The canonical wire form of a segment. Copies named fields only, so nothing private can leak. */
export function wireSegment(segment: Segment): WireSegment {
  return {
    key: segment.key,
    version: segment.version,
    included: segment.included,
    excluded: segment.excluded,
    includedContexts: segment.includedContexts.map(wireTarget),
    excludedContexts: segment.excludedContexts.map(wireTarget),
    rules: segment.rules.map(wireSegmentRule),
    salt: segment.salt,
    ...(segment.unbounded && {
      unbounded: true as const,
      unboundedContextKind: segment.unboundedContextKind ?? 'user',
    }),
    generation: segment.generation,
    deleted: false,
  }
}

function wireTarget({ contextKind, values }: WireSegmentTarget): WireSegmentTarget {
  return { contextKind, values }
}

function wireSegmentRule(rule: SegmentRule): WireSegmentRule {
  const { id, weight, bucketBy, rolloutContextKind } = rule
  const clauses = rule.clauses.map(wireClause)
  if (weight === undefined) return { id, clauses }
  return {
    id,
    clauses,
    weight,
    ...(bucketBy !== undefined && { bucketBy: attributeReference(bucketBy, rolloutContextKind) }),
    rolloutContextKind: rolloutContextKind || 'user',
  }
}
