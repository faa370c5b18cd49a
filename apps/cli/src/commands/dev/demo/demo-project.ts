import type { ProjectDocument } from '@guidon/api'
import { demoConfiguration, type FlagStage } from './demo-configuration.ts'
import { demoDefinitions } from './demo-definitions.ts'
import { demoSegments } from './demo-segments.ts'
import { createRandomSource, type RandomSource } from './random-source.ts'

const FLAG_COUNT = 2_400

/** In the order of their environments, with the share of flags that has come so far. */
const STAGES: readonly (readonly [stage: FlagStage, share: number])[] = [
  ['idea', 0.1],
  ['development', 0.14],
  ['staging', 0.14],
  ['rollout', 0.2],
  ['released', 0.32],
  ['withdrawn', 0.1],
]

const ENVIRONMENTS: ProjectDocument['environments'] = [
  { key: 'development', name: 'Development', critical: false },
  { key: 'staging', name: 'Staging', critical: false },
  { key: 'production', name: 'Production', critical: true },
]

/** The flags of a school system, to look at the product with. The same for the same seed. */
export function demoProject(seed: string): ProjectDocument {
  const random = createRandomSource(seed)
  const definitions = demoDefinitions(random, FLAG_COUNT)
  const booleans: string[] = []
  const flags = definitions.map((definition) => {
    const stage = definition.isTemporary ? stageOf(random) : 'released'
    // Prerequisites are among the flags before, so there is no cycle.
    const prerequisite = booleans.length > 0 && random.chance(0.05) ? random.pick(booleans) : null
    if (definition.valueType === 'boolean' && !definition.isArchived && stage === 'released') {
      booleans.push(definition.key)
    }
    const environments = ENVIRONMENTS.map(({ key: environment }) => ({
      environment,
      configuration: demoConfiguration(random, { definition, environment, stage, prerequisite }),
    }))
    return { definition, environments }
  })
  return {
    guidon: 1,
    project: { key: 'school', name: 'School' },
    environments: ENVIRONMENTS,
    contextKinds: [
      { kind: 'school', name: 'School', description: 'A school of a district.', isHidden: false },
      { kind: 'device', name: 'Device', description: 'A browser or phone.', isHidden: false },
    ],
    flags: flags.toSorted((one, two) => (one.definition.key < two.definition.key ? -1 : 1)),
    segments: ENVIRONMENTS.flatMap(({ key }) => demoSegments(random, key)),
  }
}

function stageOf(random: RandomSource): FlagStage {
  let rest = random.next()
  for (const [stage, share] of STAGES) {
    if (rest < share) return stage
    rest -= share
  }
  return 'released'
}
