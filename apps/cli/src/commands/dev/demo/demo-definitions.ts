import {
  BOOLEAN_VARIATIONS,
  newFlagDefinition,
  newMigrationFlagDefinition,
  type FlagDefinition,
  type Json,
  type NewFlag,
  type Variation,
} from '@guidon/model'
import { AREAS, DOCUMENTS, NUMBERS, OPERATIONS, RELEASES, TEXTS } from './demo-words.ts'
import type { RandomSource } from './random-source.ts'

/** Definitions of different flags, in no order. `count` is at most what the words give: about 2,480. */
export function demoDefinitions(random: RandomSource, count: number): FlagDefinition[] {
  return random
    .shuffled(AREAS.flatMap((area) => definitionsOf(random, area)))
    .slice(0, count)
    .map((definition) =>
      definition.isTemporary && random.chance(0.06) ? { ...definition, isArchived: true } : definition,
    )
}

function definitionsOf(random: RandomSource, [area, name, team]: (typeof AREAS)[number]): FlagDefinition[] {
  const flag = (key: string, what: string, more: Pick<NewFlag, 'valueType' | 'variations'> & Partial<NewFlag>) =>
    newFlagDefinition({ ...common(random, { area, team }), key: `${area}-${key}`, name: `${name}: ${what}`, ...more })
  const boolean = { valueType: 'boolean', variations: BOOLEAN_VARIATIONS } as const
  return [
    ...RELEASES.map(([key, what]) => flag(key, what, boolean)),
    ...OPERATIONS.map(([key, what]) => flag(`ops-${key}`, what, { ...boolean, ...lasting(area, 'ops') })),
    ...NUMBERS.map(([key, what, values]) =>
      flag(key, what, { valueType: 'number', variations: variationsOf(values), ...lasting(area, 'config') }),
    ),
    ...TEXTS.map(([key, what, values]) =>
      flag(key, what, { valueType: 'string', variations: variationsOf(values), tags: [area, 'experiment'] }),
    ),
    ...DOCUMENTS.map(([key, what]) =>
      flag(key, what, { valueType: 'json', variations: documentsOf(random), ...lasting(area, 'config') }),
    ),
    ...['records', 'files', 'reports'].map((what) =>
      newMigrationFlagDefinition({
        ...common(random, { area, team }),
        key: `${area}-${what}-migration`,
        name: `${name}: ${what} to the new database`,
        tags: [area, 'migration'],
      }),
    ),
  ]
}

function common(random: RandomSource, { area, team }: { readonly area: string; readonly team: string }) {
  const isClientSide = random.chance(0.4)
  return {
    tags: [area, ...(isClientSide ? ['web'] : []), ...(random.chance(0.1) ? ['q3'] : [])],
    maintainer: random.chance(0.85) ? `team-${team}` : null,
    clientSideAvailability: { usingEnvironmentId: isClientSide, usingMobileKey: isClientSide && random.chance(0.5) },
  }
}

function lasting(area: string, tag: string): Pick<FlagDefinition, 'isTemporary' | 'tags'> {
  return { isTemporary: false, tags: [area, tag] }
}

function variationsOf(values: readonly Json[]): Variation[] {
  return values.map((value, index) => ({ id: `v${index + 1}`, value, name: '', description: '' }))
}

function documentsOf(random: RandomSource): Variation[] {
  const values = [0, 1].map((step) => ({ name: 1 + random.below(4) + step, city: random.below(3), recent: step === 1 }))
  return variationsOf(values)
}
