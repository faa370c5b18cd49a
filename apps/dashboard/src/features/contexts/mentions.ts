import type { Clause } from '@guidon/model'
import type { FlagWorld } from '../../lib/evaluation/flag-world.ts'
import { ruleName } from '../../lib/evaluation/reason-text.ts'

/** A place of a flag or a segment that names a context by its key. */
export interface Mention {
  readonly kind: 'flag' | 'segment'
  readonly key: string
  readonly name: string
  /** `individual target`, `2 · Beta teachers`, `listed as a member`. */
  readonly where: string
  /** Id of the variation that the flag gives it by its key; present on individual targets. */
  readonly variationId?: string
}

interface ContextKey {
  readonly kind: string
  readonly key: string
}

/** What names a context, flags first. Rules that match by other attributes are not among them: they name nobody. */
export function mentionsOf({ flags, segments }: FlagWorld, context: ContextKey): readonly Mention[] {
  const ofFlags = [...flags.values()].flatMap((flag): readonly Mention[] => {
    const { definition, configuration } = flag
    if (definition.isArchived) return []
    const base = { kind: 'flag' as const, key: definition.key, name: definition.name }
    const targets = configuration.targets
      .filter((target) => isListed(target, context))
      .map(({ variationId }) => ({ ...base, where: 'individual target', variationId }))
    const rules = configuration.rules.flatMap(({ clauses }, index) =>
      clauses.some((clause) => isNamed(clause, context)) ? [{ ...base, where: ruleName(flag, index) }] : [],
    )
    return [...targets, ...rules]
  })
  const ofSegments = [...segments.values()].flatMap((segment): readonly Mention[] => {
    if (segment.isArchived) return []
    const base = { kind: 'segment' as const, key: segment.key, name: segment.name }
    const lists = [
      { keys: segment.included, where: 'listed as a member' },
      { keys: segment.excluded, where: 'listed as no member' },
    ].flatMap(({ keys, where }) => (keys.some((list) => isListed(list, context)) ? [{ ...base, where }] : []))
    const rules = segment.rules.flatMap(({ clauses }, index) =>
      clauses.some((clause) => isNamed(clause, context)) ? [{ ...base, where: `rule ${index + 1}` }] : [],
    )
    return [...lists, ...rules]
  })
  return [...ofFlags, ...ofSegments]
}

const isListed = (list: { contextKind: string; values: readonly string[] }, { kind, key }: ContextKey): boolean =>
  list.contextKind === kind && list.values.includes(key)

const isNamed = ({ contextKind, attribute, op, values }: Clause, { kind, key }: ContextKey): boolean =>
  op === 'in' && attribute === 'key' && (contextKind || 'user') === kind && values.includes(key)
