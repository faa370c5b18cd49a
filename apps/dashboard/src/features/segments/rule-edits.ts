import type { SegmentRuleDefinition, SegmentRuleRollout } from '@guidon/model'

/** A rule to begin with: nobody matches it until its condition has a value. */
export function newRule(id: string): SegmentRuleDefinition {
  return {
    id,
    description: '',
    clauses: [{ contextKind: 'user', attribute: 'key', op: 'in', values: [], negate: false }],
  }
}

/** The same rule under another id, saying that it is a copy. */
export function copyOfRule(rule: SegmentRuleDefinition, id: string): SegmentRuleDefinition {
  return { ...rule, id, description: rule.description === '' ? '' : `${rule.description} (copy)` }
}

/** The share of the matching contexts that a rule lets in; `null` for all of them. */
export function shareOf({ weight, bucketBy, rolloutContextKind }: SegmentRuleDefinition): SegmentRuleRollout | null {
  if (weight === undefined) return null
  return {
    weight,
    ...(bucketBy === undefined ? {} : { bucketBy }),
    ...(rolloutContextKind === undefined ? {} : { rolloutContextKind }),
  }
}
