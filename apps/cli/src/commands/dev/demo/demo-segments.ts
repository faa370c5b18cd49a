import type { ProjectDocument } from '@guidon/api'
import { newSegmentDefinition, type Clause } from '@guidon/model'
import { COUNTRIES, FIRST_NAMES, ROLES, SEGMENTS } from './demo-words.ts'
import type { RandomSource } from './random-source.ts'

export function demoSegments(random: RandomSource, environment: string): ProjectDocument['segments'] {
  return SEGMENTS.map(([key, name], index) => ({
    environment,
    definition: newSegmentDefinition({
      key,
      name,
      salt: saltOf(random),
      tags: index % 3 === 0 ? ['people'] : [],
      included: [{ contextKind: 'user', values: peopleOf(random, 3 + random.below(40)) }],
      excluded: random.chance(0.3) ? [{ contextKind: 'user', values: peopleOf(random, 2) }] : [],
      rules: random.chance(0.7)
        ? [{ id: `${key}-rule`, description: '', clauses: [attributeClause(random)], ...shareOf(random) }]
        : [],
    }),
  }))
}

/** Keys of different people. */
export function peopleOf(random: RandomSource, count: number): string[] {
  return [
    ...new Set(Array.from({ length: count }, () => `${random.pick(FIRST_NAMES)}-${random.below(5_000)}`)),
  ].toSorted()
}

export function attributeClause(random: RandomSource): Clause {
  const clauses: Clause[] = [
    { contextKind: 'user', attribute: 'country', op: 'in', values: several(random, COUNTRIES), negate: false },
    { contextKind: 'user', attribute: 'role', op: 'in', values: several(random, ROLES), negate: random.chance(0.2) },
    { contextKind: 'user', attribute: 'email', op: 'endsWith', values: ['@school.example'], negate: false },
    { contextKind: 'device', attribute: 'version', op: 'semVerGreaterThan', values: ['4.2.0'], negate: false },
    { contextKind: 'school', attribute: 'students', op: 'greaterThan', values: [500], negate: false },
  ]
  return random.pick(clauses)
}

/** As a new flag or segment gets one. */
export function saltOf(random: RandomSource): string {
  return Array.from({ length: 4 }, () =>
    random
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
}

function several(random: RandomSource, values: readonly string[]): string[] {
  return random.shuffled(values).slice(0, 1 + random.below(3))
}

function shareOf(random: RandomSource): { readonly weight?: number } {
  return random.chance(0.3) ? { weight: (1 + random.below(9)) * 10_000 } : {}
}
