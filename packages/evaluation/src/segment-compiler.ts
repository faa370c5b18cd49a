import { parseAttributeReference, type Segment, type SegmentRule, type SegmentTarget } from '@guidon/model'
import { Bucketer } from './bucketing/bucketer.ts'
import { compileClause, segmentKeysOf } from './clause-compiler.ts'
import type { BigSegment, CompiledSegment, CompiledSegmentRule, KeyList, SegmentShare } from './compiled-segment.ts'
import type { RegexEngine } from './operators/regex-engine.ts'

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
  if (weight === undefined || (weight as number | null) === null) return { clauses }
  const reference = parseAttributeReference(bucketBy || 'key', { isLiteral: !rolloutContextKind })
  const share: SegmentShare = {
    contextKind: rolloutContextKind || 'user',
    ...(reference.ok ? { reference: reference.value } : {}),
    bucketer: new Bucketer(`${key}.${salt}`),
    limit: weight / 100_000,
  }
  return { clauses, share }
}
