import { rotateEnvironmentKey } from '@guidon/api'
import {
  createMigration,
  init,
  LDConcurrentExecution,
  LDMigrationStage,
  LDMigrationSuccess,
  type LDClient,
  type LDOptions,
} from '@launchdarkly/node-server-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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
const USER = { kind: 'user', key: 'u1' }
const STAGES = ['off', 'dualwrite', 'shadow', 'live', 'rampdown', 'complete']

let server: PublishedServer
let environment: PublishedEnvironment
const clients: LDClient[] = []

beforeAll(async () => {
  server = await startPublishedServer()
})
beforeEach(async () => {
  environment = await server.newEnvironment()
})
afterEach(() => clients.splice(0).forEach((client) => client.close()))
afterAll(() => server.close())

async function connect(options: LDOptions = {}, key = environment.sdkKey): Promise<LDClient> {
  const { url } = environment
  const client = init(key, {
    baseUri: url,
    streamUri: url,
    eventsUri: url,
    logger: quiet,
    diagnosticOptOut: true,
    ...options,
  })
  clients.push(client)
  await client.waitForInitialization({ timeout: 10 })
  return client
}

/** Ways in which the SDK can get its data. */
const MODES: [string, LDOptions][] = [
  ['a stream', {}],
  ['data saving mode', { dataSystem: {} }],
]

describe.each(MODES)('over %s', (_, options) => {
  test('the SDK starts with the flags and segments there are', async () => {
    await environment.publish(
      segmentItem('s', { included: ['u1'] }),
      flagItem('a', { rules: [segmentRule('s', 1)] }),
      flagItem('x/y%2Fz', { variations: [{ color: 'ü' }, null] }),
    )
    const client = await connect(options)
    expect(await client.variation('a', USER, true)).toBe(false)
    expect(await client.variation('a', { kind: 'user', key: 'u2' }, false)).toBe(true)
    expect(await client.variation('x/y%2Fz', USER, 'default')).toEqual({ color: 'ü' })
    expect(await client.variation('unknown', USER, 'default')).toBe('default')
  })

  test('the SDK sees changes, deletions and what is made again', async () => {
    await environment.publish(flagItem('a'), segmentItem('s'))
    const client = await connect(options)
    const value = () => client.variation('a', USER, 'gone')
    await environment.publish(flagItem('a', { on: false }))
    await expect.poll(value).toBe(false)
    await environment.publish(flagItem('a', { rules: [segmentRule('s', 1)] }), segmentItem('s', { included: ['u2'] }))
    await expect.poll(value).toBe(true)
    await environment.publish(segmentItem('s', { included: ['u1'] }))
    await expect.poll(value).toBe(false)
    await environment.publish(deletedItem('flag', 'a'))
    await expect.poll(value).toBe('gone')
    await environment.publish(flagItem('a'))
    await expect.poll(value).toBe(true)
  })

  test('the SDK sees a change of very many flags', async () => {
    const client = await connect(options)
    await environment.publish(...Array.from({ length: 250 }, (_, index) => flagItem(`flag-${index}`)))
    await expect.poll(() => client.variation('flag-249', USER, 'none')).toBe(true)
    expect(await client.variation('flag-0', USER, 'none')).toBe(true)
  })

  test('an empty environment is a fine start', async () => {
    const client = await connect(options)
    expect(client.initialized()).toBe(true)
    await environment.publish(flagItem('first'))
    await expect.poll(() => client.variation('first', USER, false)).toBe(true)
  })
})

test('a polling SDK gets everything, and 304 while nothing changes', async () => {
  await environment.publish(flagItem('a'))
  const client = await connect({ stream: false })
  expect(await client.variation('a', USER, false)).toBe(true)
})

test('the state for bootstrapping a browser is complete', async () => {
  await environment.publish(flagItem('a'), flagItem('b', { on: false, offVariation: null }))
  const state = await (await connect()).allFlagsState(USER)
  expect(state.toJSON()).toMatchObject({ $valid: true, a: true, $flagsState: { a: { variation: 0, version: 1 } } })
})

test.each(STAGES)('a migration in stage %s runs as it should', async (stage) => {
  const item = flagItem('move', {
    variations: STAGES,
    fallthrough: { variation: STAGES.indexOf(stage) },
    migration: { checkRatio: 1 },
  })
  await environment.publish(item)
  const client = await connect()
  const calls: string[] = []
  const side = (name: string) => async () => {
    calls.push(name)
    return LDMigrationSuccess(name.split(' ')[1])
  }
  const migration = createMigration(client, {
    readOld: side('read old'),
    readNew: side('read new'),
    writeOld: side('write old'),
    writeNew: side('write new'),
    execution: new LDConcurrentExecution(),
  })
  const read = await migration.read('move', USER, LDMigrationStage.Off)
  const written = await migration.write('move', USER, LDMigrationStage.Off)
  const isNew = STAGES.indexOf(stage) >= STAGES.indexOf('live')
  expect(read).toMatchObject({ success: true, origin: isNew ? 'new' : 'old' })
  expect(written.authoritative).toMatchObject({ success: true, origin: isNew ? 'new' : 'old' })
  const writes = { off: ['old'], dualwrite: ['old', 'new'], shadow: ['old', 'new'], live: ['new', 'old'], rampdown: ['new', 'old'], complete: ['new'] } // prettier-ignore
  expect(calls.filter((call) => call.startsWith('write'))).toEqual(
    writes[stage as keyof typeof writes].map((name) => `write ${name}`),
  )
})

test('an SDK with an unknown key is told so for good', async () => {
  await expect(connect({}, 'sdk-unknown')).rejects.toThrow()
})

test('an SDK on a key that ends stops to be served, and one on the new key goes on', async () => {
  const before = await connect()
  const params = { project: server.server.project.key, environment: environment.key }
  const { value } = await server.server.api(rotateEnvironmentKey, { params, body: { kind: 'sdk', overlapSeconds: 0 } })
  const after = await connect({}, value)
  await environment.publish(flagItem('a'))
  await expect.poll(() => after.variation('a', USER, 'none')).toBe(true)
  expect(await before.variation('a', USER, 'none')).toBe('none')
})
