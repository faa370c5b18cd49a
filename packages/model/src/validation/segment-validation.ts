import type { Clause } from '../flag.ts'
import type { SegmentDefinition, SegmentRuleDefinition } from '../segment-definition.ts'
import { checkReference } from './clause-validation.ts'
import type { ValidationWorld } from './flag-validation.ts'
import { checkContextKind, checkKey } from './key-validation.ts'
import { findCycle } from './reference-cycle.ts'
import { findUnreachedRules, validateRules } from './rule-list-validation.ts'
import { isWeight } from './serve-validation.ts'
import { validateTargets } from './target-validation.ts'
import { at, block, warn, type ValidationIssue } from './validation-issue.ts'

/**
 * What is wrong with a segment, all of it: whatever some SDK would misread or refuse blocks, what can never have an
 * effect warns. Paths are JSON pointers into the segment.
 */
export function validateSegment(segment: SegmentDefinition, world: ValidationWorld): readonly ValidationIssue[] {
  const segments = new Map(world.segments).set(segment.key, segment)
  return [
    ...at('/key', checkKey(segment.key, { isStrict: false })),
    ...validateTargets(segment.included, '/included'),
    ...validateTargets(segment.excluded, '/excluded'),
    ...findOverruledKeys(segment),
    ...validateRules(segment.rules, segments),
    ...segment.rules.flatMap((rule, index) => validateShare(rule, `/rules/${index}`)),
    ...findUnreachedRules(segment.rules, ({ weight }) => weight === undefined),
    ...validateNoCycle(segment.key, segments),
    ...(segment.isArchived ? findUses(segment.key, world) : []),
  ]
}

function findOverruledKeys({ included, excluded }: SegmentDefinition): readonly ValidationIssue[] {
  return excluded.flatMap(({ contextKind, values }, index) => {
    const keys = new Set(included.filter((list) => list.contextKind === contextKind).flatMap((list) => list.values))
    const overruled = values.find((value) => keys.has(value))
    if (overruled === undefined) return []
    const message = `The ${contextKind} "${overruled}" is included too, and included keys win.`
    return [warn(`/excluded/${index}/values`, 'included_and_excluded', message)]
  })
}

function validateShare(
  { weight, bucketBy, rolloutContextKind }: SegmentRuleDefinition,
  path: string,
): readonly ValidationIssue[] {
  if (weight === undefined) return []
  return [
    ...(isWeight(weight)
      ? []
      : [block(`${path}/weight`, 'invalid_weight', 'A weight is a whole number from 0 to 100000.')]),
    ...(bucketBy === undefined
      ? []
      : at(`${path}/bucketBy`, checkReference(bucketBy, { isLiteral: !rolloutContextKind }))),
    ...(rolloutContextKind ? at(`${path}/rolloutContextKind`, checkContextKind(rolloutContextKind)) : []),
    ...(rolloutContextKind && rolloutContextKind !== 'user' ? [warnOfOtherKind(rolloutContextKind, path)] : []),
  ]
}

/** Source: LD server SDKs; Go leaves such contexts out, Node and Python let them in. */
function warnOfOtherKind(kind: string, path: string): ValidationIssue {
  const message = `SDKs disagree about contexts without a "${kind}". Add a clause that only contexts with one match.`
  return warn(`${path}/rolloutContextKind`, 'rollout_kind_may_be_missing', message)
}

function validateNoCycle(key: string, segments: ReadonlyMap<string, SegmentDefinition>): readonly ValidationIssue[] {
  const cycle = findCycle(key, (of) => referencedSegments(segments.get(of)?.rules ?? []))
  if (cycle === undefined) return []
  const message = `Segments must not form a circle, which SDKs cannot evaluate: ${cycle.join(' → ')}.`
  return [block('/rules', 'segment_cycle', message)]
}

function findUses(key: string, { flags, segments }: ValidationWorld): readonly ValidationIssue[] {
  const usingFlags = [...flags.values()]
    .filter(({ definition, configuration }) => !definition.isArchived && uses(configuration.rules, key))
    .map(({ definition }) => `flag "${definition.key}"`)
  const usingSegments = [...segments.values()]
    .filter((other) => other.key !== key && !other.isArchived && uses(other.rules, key))
    .map((other) => `segment "${other.key}"`)
  return [...usingFlags, ...usingSegments].map((user) =>
    block('/isArchived', 'segment_in_use', `The ${user} uses this segment. Remove it there first.`),
  )
}

function uses(rules: readonly { readonly clauses: readonly Clause[] }[], key: string): boolean {
  return referencedSegments(rules).includes(key)
}

/** The keys of all segments that the clauses of some rules name. */
export function referencedSegments(rules: readonly { readonly clauses: readonly Clause[] }[]): readonly string[] {
  const matches = rules.flatMap(({ clauses }) => clauses.filter(({ op }) => op === 'segmentMatch'))
  return matches.flatMap(({ values }) => values.filter((value) => typeof value === 'string'))
}
