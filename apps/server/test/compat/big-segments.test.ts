import { createHash } from 'node:crypto'
import { init, type LDClient, type LDOptions } from '@launchdarkly/node-server-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  flagItem,
  segmentItem,
  segmentRule,
  startPublishedServer,
  type PublishedEnvironment,
  type PublishedServer,
} from '../published-server.ts'

// Wire protocol, §9: the lists of a big segment are in a store of the customer's, which each server SDK reads itself.

const quiet = { error() {}, warn() {}, info() {}, debug() {} }
const MEMBER = { kind: 'user', key: 'member' }
const OUTSIDER = { kind: 'user', key: 'outsider' }
const BY_RULE = { kind: 'user', key: 'by rule', plan: 'gold' }

let server: PublishedServer
let environment: PublishedEnvironment
const clients: LDClient[] = []

beforeAll(async () => {
  server = await startPublishedServer()
})
beforeEach(async () => {
  environment = await server.newEnvironment()
  const golden = { contextKind: 'user', attribute: 'plan', op: 'in', values: ['gold'], negate: false }
  await environment.publish(
    segmentItem('big', { unbounded: true, generation: 2, rules: [{ id: 'gold', clauses: [golden] }] }),
    segmentItem('big of orgs', { unbounded: true, unboundedContextKind: 'org', generation: 1 }),
    flagItem('a', { rules: [segmentRule('big', 1)] }),
    flagItem('b', { rules: [segmentRule('big of orgs', 1)] }),
  )
})
afterEach(() => clients.splice(0).forEach((client) => client.close()))
afterAll(() => server.close())

async function connect(options: LDOptions = {}): Promise<LDClient> {
  const { url, sdkKey } = environment
  const addresses = { baseUri: url, streamUri: url, eventsUri: url }
  const client = init(sdkKey, { ...addresses, logger: quiet, diagnosticOptOut: true, sendEvents: false, ...options })
  clients.push(client)
  await client.waitForInitialization({ timeout: 10 })
  return client
}

/** A store as LaunchDarkly's plug-ins for Redis and DynamoDB give it, which knows these segments by context key. */
function storeOf(memberships: Readonly<Record<string, Record<string, boolean>>>): LDOptions {
  const byHash = new Map(
    Object.entries(memberships).map(([key, segments]) => [createHash('sha256').update(key).digest('base64'), segments]),
  )
  return {
    bigSegments: {
      store: () => ({
        getMetadata: () => Promise.resolve({ lastUpToDate: Date.now() }),
        getUserMembership: (hash: string) => Promise.resolve(byHash.get(hash)),
        close() {},
      }),
    },
  }
}

test.each([
  ['over a stream', {}],
  ['in data saving mode', { dataSystem: {} }],
])('%s an SDK with a store finds the members of this generation', async (_, options) => {
  const client = await connect({ ...storeOf({ member: { 'big.g2': true }, outsider: { 'big.g1': true } }), ...options })
  expect(await client.variationDetail('a', MEMBER, null)).toMatchObject({
    value: false,
    reason: { kind: 'RULE_MATCH', bigSegmentsStatus: 'HEALTHY' },
  })
  expect(await client.variation('a', OUTSIDER, null)).toBe(true)
  expect(await client.variation('a', BY_RULE, null)).toBe(false)
})

test('the store has the last word over the rules of the segment', async () => {
  const client = await connect(storeOf({ 'by rule': { 'big.g2': false } }))
  expect(await client.variation('a', BY_RULE, null)).toBe(true)
})

describe('without a store, by the rules alone,', () => {
  test.each([
    ['a', MEMBER, true],
    ['a', BY_RULE, false],
    ['b', MEMBER, true],
    ['b', { kind: 'org', key: 'o' }, true],
  ])('%s for %j is the same by the SDK and by the server', async (flag, context, value) => {
    const client = await connect()
    const { reason, ...detail } = await client.variationDetail(flag, context, null)
    const path = `/sdk/evalx/contexts/${Buffer.from(JSON.stringify(context)).toString('base64url')}?withReasons=true`
    const answer = (await (await environment.get(path)).json()) as Record<string, { value: unknown; reason: unknown }>
    expect(answer[flag]).toMatchObject({ value, reason })
    expect(detail.value).toBe(value)
  })
})
