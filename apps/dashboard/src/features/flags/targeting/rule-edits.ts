import type { ConfiguredRule, FlagDefinition } from '@guidon/model'

/** A rule to begin with: nobody matches it until its condition has a value. */
export function newRule(definition: FlagDefinition, id: string): ConfiguredRule {
  return {
    id,
    description: '',
    clauses: [{ contextKind: 'user', attribute: 'key', op: 'in', values: [], negate: false }],
    serve: { variationId: definition.variations[0]?.id ?? '' },
    trackEvents: false,
  }
}

/** The same rule under another id, saying that it is a copy. */
export function copyOfRule(rule: ConfiguredRule, id: string): ConfiguredRule {
  return { ...rule, id, description: rule.description === '' ? '' : `${rule.description} (copy)` }
}
