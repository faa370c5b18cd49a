import { resolveClause, resolveReference } from './flag-resolver.ts'
import type { SegmentDefinition, SegmentRuleDefinition } from './segment-definition.ts'
import type { Segment, SegmentRule, SegmentTarget } from './segment.ts'

/**
 * The segment as its environment serves it, in the canonical form of the LD wire format (`Segment`).
 * Names, descriptions and tags stay behind. Archived segments are the caller's to leave out.
 */
export function resolveSegment(definition: SegmentDefinition, version: number): Segment {
  return {
    key: definition.key,
    version,
    included: userKeys(definition.included),
    excluded: userKeys(definition.excluded),
    includedContexts: otherKinds(definition.included),
    excludedContexts: otherKinds(definition.excluded),
    rules: definition.rules.map(resolveRule),
    salt: definition.salt,
    generation: null,
  }
}

function userKeys(targets: readonly SegmentTarget[]): readonly string[] {
  return targets.filter(({ contextKind }) => contextKind === 'user').flatMap(({ values }) => values)
}

function otherKinds(targets: readonly SegmentTarget[]): readonly SegmentTarget[] {
  return targets.filter(({ contextKind }) => contextKind !== 'user')
}

function resolveRule({ id, clauses, weight, bucketBy, rolloutContextKind }: SegmentRuleDefinition): SegmentRule {
  const rule = { id, clauses: clauses.map(resolveClause) }
  if (weight === undefined) return rule
  const { contextKind, attribute } = resolveReference(rolloutContextKind, bucketBy ?? 'key')
  return { ...rule, weight, bucketBy: attribute, rolloutContextKind: contextKind }
}
