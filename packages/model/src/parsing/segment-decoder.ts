import { LIMITS } from '../limits.ts'
import type { ParseIssue, Result } from '../result.ts'
import type { SegmentDefinition, SegmentRuleDefinition } from '../segment-definition.ts'
import type { SegmentTarget } from '../segment.ts'
import { boolean, decode, list, object, optional, text, withDefault, type Decoder, type Fields } from './decoder.ts'
import { weight } from './flag-decoder.ts'
import { attribute, clauses, contextKeys, contextKind, description, id, key, name, tags } from './rule-decoder.ts'

/** A segment rule; its description may be left out. */
export const segmentRule: Decoder<SegmentRuleDefinition> = object<SegmentRuleDefinition>({
  id,
  description: withDefault(description, ''),
  clauses,
  weight: optional(weight),
  bucketBy: optional(attribute),
  rolloutContextKind: optional(contextKind),
})

/** The rules of one segment. */
export const segmentRules = list(segmentRule, { max: LIMITS.rules })

/** The properties of a segment target; the kind is `user` when absent. */
export const segmentTargetFields: Fields<SegmentTarget> = {
  contextKind: withDefault(contextKind, 'user'),
  values: contextKeys,
}

/** One of the two lists of a segment. */
export const segmentTargets = list(object<SegmentTarget>(segmentTargetFields), { max: LIMITS.targetedKeys })

const segmentDefinition: Decoder<SegmentDefinition> = object<SegmentDefinition>({
  key,
  name,
  description,
  tags,
  included: segmentTargets,
  excluded: segmentTargets,
  rules: segmentRules,
  salt: text({ max: LIMITS.idLength }),
  isArchived: boolean,
})

/** Reads a segment out of untrusted JSON. Unknown and missing properties are issues. */
export function parseSegmentDefinition(json: unknown): Result<SegmentDefinition, ParseIssue> {
  return decode(segmentDefinition, json)
}
