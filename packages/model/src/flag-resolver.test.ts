import { describe, expect, test } from 'vitest'
import type { FlagConfiguration } from './flag-definition.ts'
import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newMigrationFlagDefinition,
} from './flag-factory.ts'
import { resolveClause, resolveFlag } from './flag-resolver.ts'

const definition = newFlagDefinition({
  key: 'checkout',
  name: 'Secret name',
  description: 'Secret description',
  valueType: 'boolean',
  variations: BOOLEAN_VARIATIONS,
})
const configuration = newFlagConfiguration(definition, 'salt')

function resolve(changes: Partial<FlagConfiguration>, definitions = new Map([['base', definition]])) {
  return resolveFlag(definition, { ...configuration, ...changes }, { version: 7, definitions })
}

test('writes every property that SDKs need and nothing that people wrote', () => {
  expect(resolve({})).toEqual({
    key: 'checkout',
    version: 7,
    on: false,
    variations: [true, false],
    offVariation: 1,
    fallthrough: { variation: 0 },
    prerequisites: [],
    targets: [],
    contextTargets: [],
    rules: [],
    salt: 'salt',
    clientSideAvailability: { usingMobileKey: false, usingEnvironmentId: false },
    trackEvents: false,
    trackEventsFallthrough: false,
    debugEventsUntilDate: null,
  })
})

test('writes what is not a default', () => {
  const changes = { offVariationId: null, samplingRatio: 0, excludeFromSummaries: true, debugEventsUntilDate: 5 }
  expect(resolve(changes)).toMatchObject({
    offVariation: null,
    samplingRatio: 0,
    excludeFromSummaries: true,
    debugEventsUntilDate: 5,
  })
})

test('writes the settings of a migration flag', () => {
  const migration = newMigrationFlagDefinition({ key: 'move', checkRatio: 10 })
  const flag = resolveFlag(migration, newFlagConfiguration(migration, 's'), { version: 1, definitions: new Map() })
  expect(flag).toMatchObject({
    variations: ['off', 'dualwrite', 'shadow', 'live', 'rampdown', 'complete'],
    offVariation: 0,
    fallthrough: { variation: 0 },
    migration: { checkRatio: 10 },
  })
})

test('turns the ids of prerequisites into indexes of the other flag, or -1', () => {
  const prerequisites = [
    { key: 'base', variationId: 'false' },
    { key: 'base', variationId: 'x' },
    { key: 'unknown', variationId: 'true' },
  ]
  expect(resolve({ prerequisites }).prerequisites).toEqual([
    { key: 'base', variation: 1 },
    { key: 'base', variation: -1 },
    { key: 'unknown', variation: -1 },
  ])
})

test('leaves descriptions of rules behind and keeps rollouts whole', () => {
  const clause = { contextKind: 'user', attribute: '/a/b', op: 'in', values: ['x'], negate: true }
  const variations = [
    { variationId: 'false', weight: 60_000, untracked: true },
    { variationId: 'true', weight: 40_000 },
  ]
  const rollout = { kind: 'experiment', contextKind: 'org', bucketBy: '/c', seed: 3, variations } as const
  const rules = [
    { id: 'r1', description: 'Secret', clauses: [clause], serve: { rollout }, trackEvents: true },
    { id: 'r2', description: 'Secret', clauses: [], serve: { variationId: 'true' }, trackEvents: false },
  ]
  expect(resolve({ rules }).rules).toEqual([
    {
      id: 'r1',
      clauses: [clause],
      rollout: {
        kind: 'experiment',
        contextKind: 'org',
        bucketBy: '/c',
        seed: 3,
        variations: [
          { variation: 1, weight: 60_000, untracked: true },
          { variation: 0, weight: 40_000 },
        ],
      },
      trackEvents: true,
    },
    { id: 'r2', clauses: [], variation: 0, trackEvents: false },
  ])
})

describe('targets', () => {
  const user = { contextKind: 'user', variationId: 'true', values: ['ann'] }
  const org = { contextKind: 'org', variationId: 'false', values: ['o1'] }

  test('of kind user alone need no placeholders', () => {
    expect(resolve({ targets: [user] })).toMatchObject({
      targets: [{ variation: 0, values: ['ann'] }],
      contextTargets: [],
    })
  })

  test('of kind user leave an empty placeholder among those of other kinds', () => {
    expect(resolve({ targets: [org, user] })).toMatchObject({
      targets: [{ variation: 0, values: ['ann'] }],
      contextTargets: [
        { contextKind: 'org', variation: 1, values: ['o1'] },
        { contextKind: 'user', variation: 0, values: [] },
      ],
    })
  })
})

test.each([
  [undefined, 'email', 'in', 'user', 'email'],
  ['', '/attr/a~b', 'in', 'user', '/~1attr~1a~0b'],
  ['org', '/attr/a', 'in', 'org', '/attr/a'],
  [undefined, '/ignored', 'segmentMatch', 'user', ''],
  ['org', '', 'segmentMatch', 'org', ''],
])(
  'a clause of kind %j, attribute %j and operator %j is of kind %j, attribute %j',
  (kind, attribute, op, ...expected) => {
    const clause = { attribute, op, values: [], negate: false }
    const { contextKind, attribute: resolved } = resolveClause(
      kind === undefined ? clause : { ...clause, contextKind: kind },
    )
    expect([contextKind, resolved]).toEqual(expected)
  },
)
