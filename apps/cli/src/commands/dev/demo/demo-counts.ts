import type { ProjectDocument } from '@guidon/api'
import type { ConfiguredServe, FlagConfiguration, FlagDefinition } from '@guidon/model'
import { programOf, PROGRAMS } from './demo-programs.ts'
import { createRandomSource, type RandomSource } from './random-source.ts'

const HOUR_MS = 60 * 60_000
const DAY_HOURS = 24
/** Flags that are asked less often than this in a day are not asked every hour. */
const BUSY_A_DAY = 2_000
const QUIET_HOURS = 5
const LEAST_A_DAY = 5

/** What each environment has of the traffic of production. */
const SHARE_OF: Readonly<Record<string, number>> = { development: 0.003, staging: 0.02, production: 1 }

/** A summary event in wire format, and which of the programs sends it. */
export interface DemoSummary {
  readonly program: number
  readonly event: object
}

export interface CountedHours {
  readonly environment: string
  /** Epoch ms; hours before it are on record already. */
  readonly since: number
  /** Epoch ms. */
  readonly now: number
}

/** How often flags were evaluated in each of the last 24 hours: the same for the same hour. */
export function demoSummaries(document: ProjectDocument, { environment, since, now }: CountedHours): DemoSummary[] {
  const flags = countedFlags(document, environment)
  const hours = Array.from({ length: DAY_HOURS }, (_, hoursAgo) => Math.floor(now / HOUR_MS) - hoursAgo)
  return hours
    .filter((hour) => hour * HOUR_MS > since)
    .flatMap((hour) => summariesOf(flags, hour, Math.min(now, (hour + 1) * HOUR_MS - 1)))
}

/** A flag that is asked for in every hour, if there is one: by it one knows which hours are on record. */
export function steadyFlag(document: ProjectDocument, environment: string): string | null {
  const [busiest] = countedFlags(document, environment).toSorted((one, other) => other.aDay - one.aDay)
  return busiest?.key ?? null
}

interface CountedFlag {
  readonly key: string
  readonly program: number
  readonly aDay: number
  /** Hours of the day in which it is asked for. */
  readonly hours: ReadonlySet<number>
  readonly shares: readonly (readonly [variation: number, weight: number])[]
}

function countedFlags({ flags }: ProjectDocument, environment: string): CountedFlag[] {
  return flags.flatMap(({ definition, environments }) => {
    const configuration = environments.find((one) => one.environment === environment)?.configuration
    return (configuration && countedFlag(definition, configuration, environment)) ?? []
  })
}

/** `null` for a flag that no program asks for. */
function countedFlag(
  definition: FlagDefinition,
  configuration: FlagConfiguration,
  environment: string,
): CountedFlag | null {
  const random = createRandomSource(`counts of ${definition.key}`)
  const isAsked = random.chance(configuration.on || !definition.isTemporary ? 0.95 : 0.45)
  const aDay = Math.round(10 ** (1.3 + random.next() * 3.9) * (SHARE_OF[environment] ?? 0))
  if (!isAsked || definition.isArchived || aDay < LEAST_A_DAY) return null
  return {
    key: definition.key,
    program: programOf(definition.key),
    aDay,
    hours: aDay < BUSY_A_DAY ? someHours(random) : ALL_HOURS,
    shares: sharesOf(definition, configuration),
  }
}

const ALL_HOURS: ReadonlySet<number> = new Set(Array.from({ length: DAY_HOURS }, (_, hour) => hour))

function someHours(random: RandomSource): ReadonlySet<number> {
  return new Set(Array.from({ length: QUIET_HOURS }, () => 6 + random.below(16)))
}

function sharesOf(
  { variations }: FlagDefinition,
  { on, offVariationId, fallthrough }: FlagConfiguration,
): CountedFlag['shares'] {
  const served: ConfiguredServe = on || offVariationId === null ? fallthrough : { variationId: offVariationId }
  const weights = served.rollout?.variations ?? [{ variationId: served.variationId, weight: 100_000 }]
  return weights
    .map(({ variationId, weight }) => [variations.findIndex(({ id }) => id === variationId), weight] as const)
    .filter(([variation, weight]) => variation >= 0 && weight > 0)
}

function summariesOf(flags: readonly CountedFlag[], hour: number, end: number): DemoSummary[] {
  const random = createRandomSource(`hour ${hour}`)
  const part = loadOf(hour % DAY_HOURS)
  const features = PROGRAMS.map(() => new Map<string, object>())
  for (const { key, program, aDay, hours, shares } of flags) {
    const noise = 0.8 + 0.4 * random.next()
    if (!hours.has(hour % DAY_HOURS)) continue
    const count = Math.ceil((aDay / hours.size) * part * noise)
    const counters = shares.flatMap(([variation, weight]) => {
      const served = Math.round((count * weight) / 100_000)
      return served === 0 ? [] : [{ variation, version: 1, value: null, count: served }]
    })
    if (counters.length > 0) features[program]!.set(key, { default: null, contextKinds: ['user'], counters })
  }
  return features.flatMap((asked, program) => {
    if (asked.size === 0) return []
    const event = { kind: 'summary', startDate: hour * HOUR_MS, endDate: end, features: Object.fromEntries(asked) }
    return [{ program, event }]
  })
}

/** Schools are awake by day. */
function loadOf(hourOfDay: number): number {
  return 1 + 0.6 * Math.sin(((hourOfDay - 9) / DAY_HOURS) * 2 * Math.PI)
}
