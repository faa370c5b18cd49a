import {
  parseAttributeReference,
  type AttributeReference,
  type Segment,
  type SegmentRule,
  type SegmentTarget,
} from '@guidon/model'
import { Bucketer } from './bucketing/bucketer.ts'
import { compileClause, segmentKeysOf, type CompiledClause } from './compiled-clause.ts'
import type { RegexEngine } from './operators/regex-engine.ts'

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
  readonly source: Partial<SegmentRule>
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

/** Compiles a segment; data of another shape gives a segment that makes every flag malformed that asks it. */
export function compileSegment(key: string, source: Partial<Segment>, regex: RegexEngine): CompiledSegment {
  try {
    return compileWellFormed(key, source, regex)
  } catch {
    return { key, included: [], excluded: [], rules: [], segmentKeys: [], isMalformed: true }
  }
}

function compileWellFormed(key: string, source: Partial<Segment>, regex: RegexEngine): CompiledSegment {
  const rules = (source.rules ?? []).map((rule) => compileRule(rule, { key, salt: source.salt ?? '', regex }))
  return {
    key,
    included: keyLists(source.included ?? [], source.includedContexts ?? []),
    excluded: keyLists(source.excluded ?? [], source.excludedContexts ?? []),
    rules,
    ...(source.unbounded === true ? { big: bigSegment(source) } : {}),
    segmentKeys: segmentKeysOf(rules.flatMap(({ clauses }) => clauses)),
    isMalformed: false,
  }
}

function keyLists(userKeys: readonly string[], targets: readonly Partial<SegmentTarget>[]): readonly KeyList[] {
  return [
    { contextKind: 'user', keys: new Set(userKeys) },
    ...targets.map(({ contextKind, values }) => ({ contextKind: contextKind || 'user', keys: new Set(values) })),
  ].filter(({ keys }) => keys.size > 0)
}

function bigSegment({ unboundedContextKind, generation }: Partial<Segment>): BigSegment {
  return { contextKind: unboundedContextKind || 'user', hasGeneration: Number.isInteger(generation) }
}

interface SegmentRuleSetting {
  readonly key: string
  readonly salt: string
  readonly regex: RegexEngine
}

function compileRule(source: Partial<SegmentRule>, { key, salt, regex }: SegmentRuleSetting): CompiledSegmentRule {
  const { weight, bucketBy, rolloutContextKind } = source
  const clauses = (source.clauses ?? []).map((clause) => compileClause(clause, regex))
  if (weight === undefined || (weight as number | null) === null) return { source, clauses }
  const reference = parseAttributeReference(bucketBy || 'key', { isLiteral: !rolloutContextKind })
  const share: SegmentShare = {
    contextKind: rolloutContextKind || 'user',
    ...(reference.ok ? { reference: reference.value } : {}),
    bucketer: new Bucketer(`${key}.${salt}`),
    limit: weight / 100_000,
  }
  return { source, clauses, share }
}
