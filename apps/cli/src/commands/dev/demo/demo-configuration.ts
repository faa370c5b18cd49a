import {
  newFlagConfiguration,
  type ConfiguredRule,
  type ConfiguredServe,
  type FlagConfiguration,
  type FlagDefinition,
} from '@guidon/model'
import { attributeClause, peopleOf, saltOf } from './demo-segments.ts'
import { SEGMENTS } from './demo-words.ts'
import type { RandomSource } from './random-source.ts'

/** How far a flag has come. */
export type FlagStage = 'idea' | 'development' | 'staging' | 'rollout' | 'released' | 'withdrawn'

export interface DemoFlag {
  readonly definition: FlagDefinition
  readonly environment: string
  readonly stage: FlagStage
  /** Key of a boolean flag that has to be on; `null` for none. */
  readonly prerequisite: string | null
}

const ALL = 100_000

/** What is on in which environment, by stage. */
const ON: Readonly<Record<FlagStage, readonly string[]>> = {
  idea: [],
  development: ['development'],
  staging: ['development', 'staging'],
  rollout: ['development', 'staging', 'production'],
  released: ['development', 'staging', 'production'],
  withdrawn: ['development'],
}

export function demoConfiguration(random: RandomSource, flag: DemoFlag): FlagConfiguration {
  const { definition, environment, stage, prerequisite } = flag
  const configuration = { ...newFlagConfiguration(definition, saltOf(random)), on: ON[stage].includes(environment) }
  if (definition.migration !== null) return { ...configuration, fallthrough: { variationId: migrationStage(flag) } }
  const isRollingOut = stage === 'rollout' && environment === 'production'
  const isTargeted = stage !== 'released' || random.chance(0.15)
  return {
    ...configuration,
    fallthrough: isRollingOut ? splitOf(random, definition) : configuration.fallthrough,
    prerequisites: prerequisite === null ? [] : [{ key: prerequisite, variationId: 'true' }],
    targets: isTargeted && random.chance(0.2) ? targetsOf(random, definition) : [],
    rules: isTargeted && random.chance(0.45) ? rulesOf(random, definition) : [],
    trackEvents: random.chance(0.05),
  }
}

function migrationStage({ environment, stage }: DemoFlag): string {
  if (stage === 'released') return environment === 'production' ? 'live' : 'complete'
  return environment === 'development' ? 'shadow' : 'off'
}

/** The first variation for some, the last for the others. */
function splitOf(random: RandomSource, { variations }: FlagDefinition): ConfiguredServe {
  const weight = random.pick([1_000, 5_000, 10_000, 25_000, 50_000, 75_000])
  return {
    rollout: {
      kind: 'rollout',
      contextKind: random.chance(0.2) ? 'school' : 'user',
      variations: variations.map(({ id }, index) => ({
        variationId: id,
        weight: index === 0 ? weight : index === variations.length - 1 ? ALL - weight : 0,
      })),
    },
  }
}

function targetsOf(random: RandomSource, { variations }: FlagDefinition): FlagConfiguration['targets'] {
  return [{ contextKind: 'user', variationId: variations[0]!.id, values: peopleOf(random, 1 + random.below(12)) }]
}

function rulesOf(random: RandomSource, definition: FlagDefinition): ConfiguredRule[] {
  return Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const isSegment = random.chance(0.5)
    const [segment, name] = random.pick(SEGMENTS)
    const clause = isSegment
      ? { attribute: '', op: 'segmentMatch', values: [segment], negate: false }
      : attributeClause(random)
    return {
      id: `rule-${index + 1}`,
      description: isSegment ? `${name} first` : '',
      clauses: [clause],
      serve: random.chance(0.25) ? splitOf(random, definition) : { variationId: random.pick(definition.variations).id },
      trackEvents: false,
    }
  })
}
