import { getContext, getEvaluations, listSdks } from '@guidon/api'
import type { Flag } from '@guidon/model'
import {
  createMigration,
  init,
  LDConcurrentExecution,
  LDMigrationStage,
  LDMigrationSuccess,
  type LDClient,
  type LDContext,
  type LDOptions,
} from '@launchdarkly/node-server-sdk'
import * as clientSdk from 'launchdarkly-node-client-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase, type Database } from '../../src/platform/database/database.ts'
import { flagItem, startPublishedServer, type PublishedEnvironment, type PublishedServer } from '../published-server.ts'

const STAGES = ['off', 'dualwrite', 'shadow', 'live', 'rampdown', 'complete']
const quiet = { error() {}, warn() {}, info() {}, debug() {} }

let server: PublishedServer
let database: Database
let environment: PublishedEnvironment
let client: LDClient

beforeAll(async () => {
  server = await startPublishedServer()
  database = openDatabase({ url: server.server.databaseUrl })
})
beforeEach(async () => {
  environment = await server.newEnvironment()
})
afterEach(() => client.close())
afterAll(async () => {
  await database.close()
  await server.close()
})

const split = (kind: 'rollout' | 'experiment'): Flag['fallthrough'] => ({
  rollout: { kind, contextKind: 'user', variations: [0, 1].map((variation) => ({ variation, weight: 50_000 })) },
})

async function connect(options: LDOptions = {}): Promise<LDClient> {
  const { url, sdkKey } = environment
  client = init(sdkKey, { baseUri: url, streamUri: url, eventsUri: url, logger: quiet, ...options })
  await client.waitForInitialization({ timeout: 10 })
  return client
}

const params = () => ({ project: server.server.project.key, environment: environment.key })

async function countsOf(flag: string): Promise<Record<string, number>> {
  const { series } = await server.server.api(getEvaluations, { params: params(), query: { flag } })
  return Object.fromEntries(series.map(({ variation, total }) => [String(variation), total]))
}

async function storedEvents(): Promise<Record<string, unknown>[]> {
  const { rows } = await database.raw.query<{ event: Record<string, unknown> }>(
    'select event from analytics_events where environment_id = $1',
    [environment.id],
  )
  return rows.map(({ event }) => event)
}

test('counts exactly what the SDK evaluated, by variation, compressed or not', async () => {
  const dependent = flagItem('dependent', { prerequisites: [{ key: 'split', variation: 0 }] })
  const hidden = flagItem('hidden', { excludeFromSummaries: true })
  await environment.publish(flagItem('split', { fallthrough: split('rollout') }), dependent, hidden)
  const evaluated = new Map<string, number[]>([
    ['split', [0, 0]],
    ['dependent', [0, 0]],
  ])
  const note = (flag: string, variation: number): void => void (evaluated.get(flag)![variation]! += 1)
  for (const enableEventCompression of [false, true]) {
    await connect({ enableEventCompression })
    for (let i = 0; i < 300; i += 1) {
      const context = { kind: 'user', key: `user-${i}` }
      const { variationIndex: ofSplit } = await client.variationDetail('split', context, false)
      const { variationIndex: ofDependent } = await client.variationDetail('dependent', context, false)
      note('split', ofSplit!)
      note('dependent', ofDependent!)
      // As a prerequisite, it is evaluated once more.
      note('split', ofSplit!)
      await client.variation('missing', context, false)
      await client.variation('hidden', context, false)
    }
    await client.flush()
    client.close()
  }
  for (const [flag, [first, second]] of evaluated) expect(await countsOf(flag)).toEqual({ 0: first, 1: second })
  expect(await countsOf('missing')).toEqual({ null: 600 })
  expect(await countsOf('hidden')).toEqual({})
})

test('keeps tracked evaluations, conversions and migration operations', async () => {
  const experiment = flagItem('experiment', { fallthrough: split('experiment') })
  const stage = flagItem('stage', { variations: STAGES, fallthrough: { variation: 2 }, offVariation: 0, migration: {} })
  await environment.publish(flagItem('plain'), experiment, flagItem('tracked', { trackEvents: true }), stage)
  await connect()
  const context: LDContext = { kind: 'multi', user: { key: 'u' }, org: { key: 'o' } }
  for (const flag of ['plain', 'experiment', 'tracked']) await client.variation(flag, context, false)
  client.track('purchase', context, { sku: 1 }, 9.5)
  const migration = createMigration<string, string>(client, {
    readOld: async () => LDMigrationSuccess('same'),
    readNew: async () => LDMigrationSuccess('same'),
    writeOld: async () => LDMigrationSuccess('done'),
    writeNew: async () => LDMigrationSuccess('done'),
    check: (a, b) => a === b,
    execution: new LDConcurrentExecution(),
    latencyTracking: true,
    errorTracking: true,
  })
  await migration.read('stage', context, LDMigrationStage.Off)
  await migration.write('stage', context, LDMigrationStage.Off)
  await client.flush()
  const events = await storedEvents()
  expect(events.map(({ kind, key }) => `${String(kind)} ${String(key ?? '')}`.trim()).toSorted()).toEqual([
    'custom purchase',
    'feature experiment',
    'feature tracked',
    'migration_op',
    'migration_op',
  ])
  expect(events.find(({ kind }) => kind === 'custom')).toMatchObject({ metricValue: 9.5, data: { sku: 1 } })
  expect(events.find(({ key }) => key === 'experiment')).toMatchObject({ reason: { inExperiment: true } })
  expect(events.find(({ operation }) => operation === 'read')).toMatchObject({
    evaluation: { key: 'stage', value: 'shadow', variation: 2 },
    measurements: expect.arrayContaining([expect.objectContaining({ key: 'consistent', value: true })]) as unknown[],
  })
  expect(await countsOf('stage')).toEqual({ 2: 2 })
})

test('remembers contexts without what the SDK keeps private', async () => {
  await environment.publish(flagItem('plain'))
  await connect({ privateAttributes: ['email'] })
  const context: LDContext = { kind: 'user', key: 'ada', name: 'Ada', email: 'ada@example.com', plan: 'pro' }
  await client.variation('plain', context, false)
  await client.flush()
  const seen = await vi.waitFor(
    () => server.server.api(getContext, { params: { ...params(), kind: 'user', key: 'ada' } }),
    { timeout: 10_000, interval: 50 },
  )
  expect(seen).toMatchObject({ name: 'Ada', attributes: { plan: 'pro' } })
  expect(seen.attributes).not.toHaveProperty('email')
})

test('knows which SDKs are connected, of which application, on which platform', async () => {
  await environment.publish(flagItem('plain'))
  await connect({ application: { id: 'shop', version: '1.2' }, wrapperName: 'wrap', wrapperVersion: '3' })
  const [sdk, ...others] = await vi.waitFor(
    async () => {
      const { items } = await server.server.api(listSdks, { params: params() })
      expect(items[0]?.platform).toMatch(/^Node .+, Linux$/)
      expect(items[0]?.transport).toBe('streaming')
      return items
    },
    { timeout: 10_000, interval: 50 },
  )
  expect(others).toEqual([])
  expect(sdk).toMatchObject({
    application: 'shop',
    applicationVersion: '1.2',
    name: 'NodeJSClient',
    version: '9.13.7',
    wrapper: 'wrap/3',
    instances: 1,
  })
})

test('takes the events of a client-side SDK', async () => {
  await environment.publish(flagItem('plain'), flagItem('tracked', { trackEvents: true }))
  const { url, id } = environment
  const context = { kind: 'user', key: 'visitor', plan: 'free' }
  const options = { baseUrl: url, streamUrl: url, eventsUrl: url, logger: quiet }
  const browser = clientSdk.initialize(id, context, options)
  await browser.waitForInitialization(10)
  for (let i = 0; i < 5; i += 1) browser.variation('plain', false)
  browser.variation('tracked', false)
  browser.track('signup', { from: 'test' })
  await browser.flush()
  await browser.close()
  client = await connect()
  expect(await countsOf('plain')).toEqual({ 0: 5 })
  expect((await storedEvents()).map(({ kind, key }) => `${String(kind)} ${String(key)}`).toSorted()).toEqual([
    'custom signup',
    'feature tracked',
  ])
  const seen = await vi.waitFor(
    () => server.server.api(getContext, { params: { ...params(), kind: 'user', key: 'visitor' } }),
    { timeout: 10_000, interval: 50 },
  )
  expect(seen.attributes).toEqual({ plan: 'free' })
})
