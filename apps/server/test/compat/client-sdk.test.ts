import { parseContext } from '@guidon/model'
import * as clientSdk from 'launchdarkly-node-client-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { secureModeHash } from '../../src/features/sdk-delivery/secure-mode.ts'
import {
  deletedItem,
  flagItem,
  segmentItem,
  segmentRule,
  startPublishedServer,
  type PublishedEnvironment,
  type PublishedServer,
} from '../published-server.ts'

const quiet = { error() {}, warn() {}, info() {}, debug() {} }
const USER = { kind: 'user', key: 'ü1' }

let server: PublishedServer
let environment: PublishedEnvironment
const clients: clientSdk.LDClient[] = []

beforeAll(async () => {
  server = await startPublishedServer()
})
beforeEach(async () => {
  environment = await server.newEnvironment()
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()))
})
afterAll(() => server.close())

async function connect(options: clientSdk.LDOptions = {}): Promise<clientSdk.LDClient> {
  const { id, url } = environment
  const settings = {
    baseUrl: url,
    streamUrl: url,
    eventsUrl: url,
    logger: quiet,
    diagnosticOptOut: true,
    streaming: true,
  }
  const client = clientSdk.initialize(id, USER, { ...settings, ...options })
  clients.push(client)
  await client.waitForInitialization(10)
  return client
}

test.each([
  ['GET', {}],
  ['REPORT', { useReport: true }],
])('a client SDK starts, follows changes and changes its context (%s)', async (_, options) => {
  await environment.publish(segmentItem('s'), flagItem('a', { rules: [segmentRule('s', 1)] }), flagItem('b'))
  const client = await connect({ ...options, evaluationReasons: true })
  expect(client.variation('a', false)).toBe(true)
  expect(client.variationDetail('a', false).reason).toEqual({ kind: 'FALLTHROUGH' })

  await environment.publish(segmentItem('s', { included: ['ü1'] }))
  await expect.poll(() => client.variation('a')).toBe(false)
  await environment.publish(deletedItem('flag', 'b'))
  await expect.poll(() => client.variation('b', 'gone')).toBe('gone')
  await environment.publish(flagItem('b', { on: false }))
  await expect.poll(() => client.variation('b', 'gone')).toBe(false)

  await client.identify({ kind: 'user', key: 'u2' })
  expect(client.variation('a')).toBe(true)
})

test('a flag that is hidden from clients disappears', async () => {
  await environment.publish(flagItem('a'))
  const client = await connect()
  expect(client.variation('a', 'gone')).toBe(true)
  await environment.publish(
    flagItem('a', { clientSideAvailability: { usingMobileKey: true, usingEnvironmentId: false } }),
  )
  await expect.poll(() => client.variation('a', 'gone')).toBe('gone')
})

test('in secure mode a client SDK needs the hash of its context', async () => {
  environment = await server.newEnvironment({ isSecureMode: true })
  await environment.publish(flagItem('a'))
  await expect(connect()).rejects.toThrow()
  const parsed = parseContext(USER)
  const client = await connect({ hash: parsed.ok ? secureModeHash(environment.sdkKey, parsed.value) : '' })
  expect(client.variation('a', false)).toBe(true)
})

test('a client SDK with an unknown environment is told so', async () => {
  environment = { ...environment, id: '0'.repeat(24) }
  await expect(connect()).rejects.toThrow()
})
