import { parseFlagConfiguration, parseFlagDefinition, parseSegmentDefinition } from '@guidon/model'
import { expect, test } from 'vitest'
import { demoProject } from './demo-project.ts'

const project = demoProject('demo')

test('is the same for the same seed, and another for another', () => {
  expect(JSON.stringify(demoProject('demo'))).toBe(JSON.stringify(project))
  expect(JSON.stringify(demoProject('other'))).not.toBe(JSON.stringify(project))
})

test('has 2,400 different flags of every type in three environments', () => {
  expect(new Set(project.flags.map(({ definition }) => definition.key)).size).toBe(2_400)
  const types = project.flags.map(({ definition: { migration, valueType } }) => (migration ? 'migration' : valueType))
  expect([...new Set(types)].toSorted()).toEqual(['boolean', 'json', 'migration', 'number', 'string'])
  for (const { environments } of project.flags) {
    expect(environments.map(({ environment }) => environment)).toEqual(['development', 'staging', 'production'])
  }
})

test('has flags in every state', () => {
  const all = project.flags.flatMap(({ environments }) => environments.map(({ configuration }) => configuration))
  const count = (has: (one: (typeof all)[number]) => boolean): number => all.filter(has).length
  expect(count(({ on }) => on)).toBeGreaterThan(2_000)
  expect(count(({ on }) => !on)).toBeGreaterThan(1_000)
  expect(count(({ fallthrough }) => fallthrough.rollout !== undefined)).toBeGreaterThan(200)
  expect(count(({ rules }) => rules.length > 0)).toBeGreaterThan(500)
  expect(count(({ targets }) => targets.length > 0)).toBeGreaterThan(200)
  expect(count(({ prerequisites }) => prerequisites.length > 0)).toBeGreaterThan(100)
  expect(project.flags.filter(({ definition }) => definition.isArchived).length).toBeGreaterThan(50)
})

test('is what the model takes', () => {
  for (const { definition, environments } of project.flags) {
    expect(parseFlagDefinition(definition)).toMatchObject({ ok: true })
    for (const { configuration } of environments)
      expect(parseFlagConfiguration(configuration)).toMatchObject({ ok: true })
  }
  for (const { definition } of project.segments) expect(parseSegmentDefinition(definition)).toMatchObject({ ok: true })
})
