import { expect, test } from 'vitest'
import { demoSummaries, steadyFlag } from './demo-counts.ts'
import { demoPeople } from './demo-people.ts'
import { demoProject } from './demo-project.ts'

const HOUR = 60 * 60_000
const NOW = Date.UTC(2026, 8, 1, 13, 20)
const project = demoProject('demo')
const production = { environment: 'production', since: NOW - 24 * HOUR, now: NOW }

interface Summary {
  readonly startDate: number
  readonly endDate: number
  readonly features: Readonly<Record<string, { counters: { variation: number; count: number }[] }>>
}
const summaries = demoSummaries(project, production).map(({ event }) => event as Summary)

const countedIn = (list: readonly Summary[]): Map<string, Set<number>> => {
  const hours = new Map<string, Set<number>>()
  for (const { endDate, features } of list) {
    for (const key of Object.keys(features)) {
      hours.set(key, (hours.get(key) ?? new Set()).add(Math.floor(endDate / HOUR)))
    }
  }
  return hours
}

test('counts are the same for the same hours, and never later than now', () => {
  expect(demoSummaries(project, production).map(({ event }) => event)).toEqual(summaries)
  expect(Math.max(...summaries.map(({ endDate }) => endDate))).toBe(NOW)
  expect(new Set(summaries.map(({ endDate }) => Math.floor(endDate / HOUR))).size).toBe(24)
})

test('many flags are asked for, some of them in every hour, archived ones in none', () => {
  const hours = countedIn(summaries)
  expect(hours.size).toBeGreaterThan(1_000)
  expect([...hours.values()].filter(({ size }) => size === 24).length).toBeGreaterThan(300)
  const archived = project.flags.filter(({ definition }) => definition.isArchived)
  expect(archived.filter(({ definition }) => hours.has(definition.key))).toEqual([])
})

test('what is counted follows what is served', () => {
  const configurations = new Map(
    project.flags.map(({ definition, environments }) => [
      definition.key,
      { definition, configuration: environments.find((one) => one.environment === 'production')!.configuration },
    ]),
  )
  for (const [key, { counters }] of summaries.flatMap(({ features }) => Object.entries(features))) {
    const { definition, configuration } = configurations.get(key)!
    const served = counters.map(({ variation }) => definition.variations[variation]!.id)
    if (!configuration.on) expect(served).toEqual([configuration.offVariationId])
    for (const { count } of counters) expect(count).toBeGreaterThan(0)
  }
})

test('a later run goes on with the hours that are not on record', () => {
  const later = demoSummaries(project, { ...production, since: NOW, now: NOW + 2 * HOUR }).map(
    ({ event }) => event as Summary,
  )
  expect([...new Set(later.map(({ startDate }) => startDate))].toSorted()).toEqual([
    Math.floor(NOW / HOUR) * HOUR + HOUR,
    Math.floor(NOW / HOUR) * HOUR + 2 * HOUR,
  ])
  expect(countedIn(summaries).get(steadyFlag(project, 'production')!)!.size).toBe(24)
})

test('people of an environment are the same each time, different from one another, and among the targets', () => {
  const people = demoPeople(project, 'production') as { user: { key: string } }[]
  expect(demoPeople(project, 'production')).toEqual(people)
  expect(new Set(people.map(({ user }) => user.key)).size).toBe(1_200)
  const named = new Set(
    project.segments.flatMap(({ definition }) => definition.included.flatMap(({ values }) => values)),
  )
  expect(people.filter(({ user }) => named.has(user.key)).length).toBeGreaterThan(50)
  expect(demoPeople(project, 'nowhere')).toEqual([])
})
