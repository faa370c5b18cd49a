import type { SeenAttribute } from '@guidon/api'
import type { Clause } from '@guidon/model'
import type { FlagWorld } from '../../lib/evaluation/flag-world.ts'
import { jsonType, type SeenValue } from '../../lib/rules/attribute-catalog.ts'
import { subjectOfClause } from '../../lib/rules/clause-subject.ts'

/** At most this many values come of each attribute; when there are as many, there may be more. */
export const MOST_VALUES = 20

export interface AttributeRow {
  readonly kind: string
  readonly name: string
  /** Share of the values by type, from 0 to 1, the commonest first. */
  readonly types: readonly { readonly type: string; readonly share: number }[]
  /** The commonest first. */
  readonly values: readonly SeenValue[]
  /** Rules of flags and segments with a clause about it; `null` while they are not known. */
  readonly ruleCount: number | null
  /** Epoch ms. */
  readonly lastSeenAt: number
}

export function attributeRows(seen: readonly SeenAttribute[], world: FlagWorld | null): readonly AttributeRow[] {
  const counts = world === null ? null : ruleCounts(world)
  return seen.map(({ kind, name, values, lastSeenAt }) => ({
    kind,
    name,
    types: typeMix(values),
    values: values.map(({ value }) => value),
    ruleCount: counts === null ? null : (counts.get(idOf(kind, name)) ?? 0),
    lastSeenAt,
  }))
}

function typeMix(values: SeenAttribute['values']): AttributeRow['types'] {
  const total = values.reduce((sum, { count }) => sum + count, 0)
  const counts = Map.groupBy(values, ({ value }) => jsonType(value))
  return [...counts]
    .map(([type, those]) => ({ type, share: those.reduce((sum, { count }) => sum + count, 0) / total }))
    .toSorted((left, right) => right.share - left.share)
}

/** How many rules look at each attribute. A path into an attribute counts for the attribute. */
function ruleCounts({ flags, segments }: FlagWorld): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const rules = [
    ...[...flags.values()].flatMap(({ definition, configuration }) =>
      definition.isArchived ? [] : configuration.rules,
    ),
    ...[...segments.values()].flatMap(({ isArchived, rules: own }) => (isArchived ? [] : own)),
  ]
  for (const { clauses } of rules) {
    for (const id of new Set(clauses.flatMap(attributeOf))) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

function attributeOf(clause: Clause): readonly string[] {
  const subject = subjectOfClause(clause)
  if (subject.kind !== 'attribute') return []
  const [, first = ''] = subject.attribute.startsWith('/') ? subject.attribute.split('/') : ['', subject.attribute]
  return [idOf(subject.contextKind, first.replaceAll('~1', '/').replaceAll('~0', '~'))]
}

const idOf = (kind: string, name: string): string => JSON.stringify([kind, name])
