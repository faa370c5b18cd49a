import { getEvaluations, listSdks } from '@guidon/api'
import { createClient, type Client, type ClientOptions } from '@guidon/node'
import type { Flag } from '@guidon/model'
import { init, type LDClient, type LDContext } from '@launchdarkly/node-server-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDatabase, type Database } from '../../../apps/server/src/platform/database/database.ts'
import {
  deletedItem,
  flagItem,
  segmentItem,
  segmentRule,
  startPublishedServer,
  type PublishedEnvironment,
  type PublishedServer,
} from '../../../apps/server/test/published-server.ts'

const quiet = { error() {}, warn() {}, info() {}, debug() {} }
const USER = { kind: 'user', key: 'u1' }

let server: PublishedServer
let database: Database
let environment: PublishedEnvironment
const clients: { close(): unknown }[] = []

beforeAll(async () => {
  server = await startPublishedServer()
  database = openDatabase({ url: server.server.databaseUrl })
})
beforeEach(async () => {
  environment = await server.newEnvironment()
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()))
})
afterAll(async () => {
  await database.close()
  await server.close()
})

async function connect(options: ClientOptions = {}): Promise<Client> {
  const client = createClient(environment.sdkKey, { url: environment.url, logger: quiet, ...options })
  clients.push(client)
  expect(await client.waitUntilReady()).toBe(true)
  return client
}

async function connectTheirs(): Promise<LDClient> {
  const { url, sdkKey } = environment
  const client = init(sdkKey, { baseUri: url, streamUri: url, eventsUri: url, logger: quiet })
  clients.push(client)
  await client.waitForInitialization({ timeout: 10 })
  return client
}

describe.each<[string, ClientOptions]>([
  ['a stream', {}],
  ['polls', { mode: 'poll', pollIntervalMs: 1_000 }],
])('over %s', (_, options) => {
  test('the client starts with the flags and segments there are, and sees what changes', async () => {
    await environment.publish(
      segmentItem('s', { included: ['u1'] }),
      flagItem('a', { rules: [segmentRule('s', 1)] }),
      flagItem('theme', { variations: ['dark', 'light'] }),
      flagItem('limit', { variations: [10, 20] }),
      flagItem('x/y%2Fz', { variations: [{ color: 'ü' }, null] }),
    )
    const client = await connect(options)
    expect(client.status).toBe('ready')
    expect(client.bool('a', USER, true)).toBe(false)
    expect(client.bool('a', { kind: 'user', key: 'u2' }, false)).toBe(true)
    expect(client.string('theme', USER, 'none')).toBe('dark')
    expect(client.number('limit', USER, 0)).toBe(10)
    expect(client.json('x/y%2Fz', USER, null)).toEqual({ color: 'ü' })
    expect(client.detail('a', USER, true)).toEqual({
      value: false,
      variation: 1,
      reason: { kind: 'RULE_MATCH', ruleIndex: 0, ruleId: 'members of s' },
      flagVersion: 1,
    })

    const changes: string[][] = []
    client.on('change', ({ keys }) => changes.push([...keys]))
    await environment.publish(segmentItem('s', { included: ['u2'] }))
    await expect.poll(() => client.bool('a', USER, false)).toBe(true)
    await environment.publish(deletedItem('flag', 'a'))
    await expect
      .poll(() => client.detail('a', USER, false).reason)
      .toEqual({ kind: 'ERROR', errorKind: 'FLAG_NOT_FOUND' })
    expect(changes).toEqual([['a'], ['a']])
  })
})

test('what is no answer serves the default, and says why', async () => {
  await environment.publish(flagItem('a'), flagItem('off', { on: false, offVariation: null }))
  const client = await connect()
  const kindOf = (detail: { reason: object }): unknown =>
    'errorKind' in detail.reason ? detail.reason.errorKind : detail.reason
  expect(client.string('a', USER, 'default')).toBe('default')
  expect(kindOf(client.detail('a', USER, 'default'))).toBe('WRONG_TYPE')
  expect(client.bool('unknown', USER, true)).toBe(true)
  expect(kindOf(client.detail('a', { kind: 'user', key: '' }, false))).toBe('USER_NOT_SPECIFIED')
  expect(client.detail('off', USER, 'default')).toMatchObject({ value: 'default', reason: { kind: 'OFF' } })
})

const split = (kind: 'rollout' | 'experiment'): Flag['fallthrough'] => ({
  rollout: { kind, contextKind: 'user', variations: [0, 1].map((variation) => ({ variation, weight: 50_000 })) },
})

/** What the server has counted, by flag and variation. */
async function countsOf(flag: string): Promise<Record<string, number>> {
  const params = { project: server.server.project.key, environment: environment.key }
  const { series } = await server.server.api(getEvaluations, { params, query: { flag } })
  return Object.fromEntries(series.map(({ variation, total }) => [String(variation), total]))
}

/** Events as the server keeps them, without what differs from one run to the next. */
async function storedEvents(): Promise<Record<string, unknown>[]> {
  const { rows } = await database.raw.query<{ event: Record<string, unknown> }>(
    'select event from analytics_events where environment_id = $1',
    [environment.id],
  )
  return rows
    .map(({ event: { creationDate: _, ...event } }) => event)
    .sort((a, b) => (sortable(a) < sortable(b) ? -1 : 1))
}

/** JSON with its properties in order. */
function sortable(value: object): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

const FLAGS = ['plain', 'split', 'dependent', 'hidden', 'experiment', 'tracked', 'unknown'] as const
const CONTEXTS: object[] = [
  ...Array.from({ length: 20 }, (_, index) => ({ kind: 'user', key: `u${index}`, email: `u${index}@example.com` })),
  {
    kind: 'multi',
    user: { key: 'm', anonymous: true, plan: 'pro' },
    org: { key: 'o', _meta: { privateAttributes: ['name'] }, name: 'Lakeside' },
  },
]

test(
  "the server counts our evaluations and events as it counts those of LaunchDarkly's SDK",
  { timeout: 60_000 },
  async () => {
    const items = [
      flagItem('plain'),
      flagItem('split', { fallthrough: split('rollout') }),
      flagItem('dependent', { prerequisites: [{ key: 'split', variation: 0 }] }),
      flagItem('hidden', { excludeFromSummaries: true }),
      flagItem('experiment', { fallthrough: split('experiment') }),
      flagItem('tracked', { trackEvents: true }),
    ]
    await environment.publish(...items)
    const theirs = await connectTheirs()
    for (const context of CONTEXTS as LDContext[]) {
      for (const flag of FLAGS) await theirs.variation(flag, context, false)
      await theirs.variationDetail('tracked', context, false)
      theirs.track('purchase', context, { sku: 1 }, 9.5)
    }
    theirs.identify(CONTEXTS[0] as LDContext)
    await theirs.flush()
    await vi.waitUntil(
      async () => (await storedEvents()).filter(({ kind }) => kind === 'custom').length === CONTEXTS.length,
      { timeout: 10_000 },
    )
    const expectedCounts = await Promise.all(FLAGS.map(countsOf))
    const expectedEvents = await storedEvents()

    environment = await server.newEnvironment()
    await environment.publish(...items)
    const ours = await connect({ events: { flushIntervalMs: 60_000 } })
    for (const context of CONTEXTS as never[]) {
      for (const flag of FLAGS) ours.bool(flag, context, false)
      ours.detail('tracked', context, false)
      ours.track('purchase', context, { data: { sku: 1 }, value: 9.5 })
    }
    ours.identify(CONTEXTS[0] as never)
    await ours.flush()
    await vi.waitUntil(
      async () => (await storedEvents()).filter(({ kind }) => kind === 'custom').length === CONTEXTS.length,
      { timeout: 10_000 },
    )

    expect(await Promise.all(FLAGS.map(countsOf))).toEqual(expectedCounts)
    expect(expectedCounts[0]).toEqual({ 0: CONTEXTS.length })
    expect(await storedEvents()).toEqual(expectedEvents)
  },
)

test('the inventory shows the client, its application and its stream', async () => {
  await connect({ application: { id: 'gradebook', version: '2.1' } })
  const params = { project: server.server.project.key, environment: environment.key }
  await expect
    .poll(async () => (await server.server.api(listSdks, { params, query: {} })).items)
    .toMatchObject([
      {
        name: 'GuidonNode',
        version: '0.1.0',
        application: 'gradebook',
        applicationVersion: '2.1',
        transport: 'streaming',
      },
    ])
})

test('a page starts from allFlags, and the hash of secure mode is that of the protocol', async () => {
  const client = createClient('sdk-01234567-89ab-cdef-0123-456789abcdef', { mode: 'offline' })
  expect(client.secureModeHash({ kind: 'user', key: 'user-key-123' })).toBe(
    '73df666a13f2c474e50aa34ca5a761e89abb737fb139ff65fdde7fa85c9dcacd',
  )
  const hidden = flagItem('hidden', { clientSideAvailability: { usingMobileKey: true, usingEnvironmentId: false } })
  await environment.publish(flagItem('a'), flagItem('b', { on: false, offVariation: null }), hidden)
  const ours = (await connect()).allFlags(USER, { clientSideOnly: true, withReasons: true })
  const theirs = await (await connectTheirs()).allFlagsState(USER, { clientSideOnly: true, withReasons: true })
  expect(JSON.parse(JSON.stringify(ours))).toEqual(theirs.toJSON())
})
