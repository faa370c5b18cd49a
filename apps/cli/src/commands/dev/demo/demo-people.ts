import type { ProjectDocument } from '@guidon/api'
import { COUNTRIES, FIRST_NAMES, ROLES } from './demo-words.ts'
import { createRandomSource, type RandomSource } from './random-source.ts'

/** How many contexts use the school in an environment. */
const PEOPLE: Readonly<Record<string, number>> = { development: 60, staging: 180, production: 1_200 }

const SCHOOL_COUNT = 48
const DEVICE_VERSIONS = ['4.4.1', '4.4.0', '4.3.2', '4.2.0', '4.1.9', '3.9.7']
const SYSTEMS = ['Android', 'iOS', 'Windows', 'ChromeOS', 'macOS']

/** Contexts in wire format: people of schools with their devices, some of them among the targets of the document. */
export function demoPeople(document: ProjectDocument, environment: string): readonly object[] {
  const random = createRandomSource(`people of ${environment}`)
  const schools = Array.from({ length: SCHOOL_COUNT }, (_, index) => schoolOf(random, index))
  const count = PEOPLE[environment] ?? 0
  const known = namedPeople(document, environment).slice(0, Math.floor(count / 4))
  const others = Array.from({ length: count }, () => `${random.pick(FIRST_NAMES)}-${random.below(5_000)}`)
  const keys = [...new Set([...known, ...others])].slice(0, count)
  return keys.map((key) => personOf(random, key, random.pick(schools)))
}

/** Those whom segments and targets name: what is said of them shows up in Explain. */
function namedPeople({ flags, segments }: ProjectDocument, environment: string): string[] {
  const inSegments = segments
    .filter((segment) => segment.environment === environment)
    .flatMap(({ definition }) => definition.included.flatMap(({ values }) => values))
  const inTargets = flags.flatMap(({ environments }) =>
    environments
      .filter((one) => one.environment === environment)
      .flatMap(({ configuration }) => configuration.targets.flatMap(({ values }) => values)),
  )
  return [...new Set([...inTargets, ...inSegments])].toSorted()
}

function schoolOf(random: RandomSource, index: number): object {
  return {
    key: `school-${101 + index}`,
    name: `School ${101 + index}`,
    students: 80 + random.below(1_900),
    district: random.pick(['north', 'south', 'east', 'west']),
  }
}

function personOf(random: RandomSource, key: string, school: object): object {
  const isStaff = random.chance(0.05)
  return {
    kind: 'multi',
    user: {
      key,
      name: nameOf(key),
      country: random.chance(0.7) ? 'US' : random.pick(COUNTRIES),
      role: random.pick(ROLES),
      email: `${key}@${isStaff ? 'school' : 'families'}.example`,
    },
    school,
    device: { key: `device-${key}`, os: random.pick(SYSTEMS), version: random.pick(DEVICE_VERSIONS) },
  }
}

function nameOf(key: string): string {
  const [first = ''] = key.split('-')
  return first.charAt(0).toUpperCase() + first.slice(1)
}
