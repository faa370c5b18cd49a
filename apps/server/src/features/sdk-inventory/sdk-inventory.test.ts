import { createFlag, listSdks, watchProject } from '@guidon/api'
import type { SdkIdentity } from '@guidon/launchdarkly'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../platform/database/database.ts'
import { sdkInventorySlice, type SdkConnection, type SdkInventoryService } from './index.ts'

let server: TestServer
let other: TestServer
let database: Database
let here: SdkInventoryService
let there: SdkInventoryService

beforeAll(async () => {
  server = await startTestServer()
  other = await startTestServer({ databaseUrl: server.databaseUrl })
  database = openDatabase({ url: server.databaseUrl })
  here = server.server.use(sdkInventorySlice)
  there = other.server.use(sdkInventorySlice)
})
afterAll(async () => {
  await database.close()
  await other.close()
  await server.close()
})

function connection(name: string, identity: Partial<SdkIdentity> = {}): SdkConnection {
  const known = { sdk: { name, version: '1.2' }, wrapper: null, application: null, instanceId: null }
  return { environmentId: server.environment.id, identity: { ...known, ...identity } }
}

async function sdks(name: string) {
  await Promise.all([here.flush(), there.flush()])
  const params = { project: server.project.key, environment: server.environment.key }
  return (await server.api(listSdks, { params })).items.filter((sdk) => sdk.name === name)
}

test('adds up the streams of all nodes', async () => {
  const go = connection('GoClient', {
    application: { name: 'api', version: '7' },
    wrapper: { name: 'of', version: '3' },
  })
  here.recordConnection(go)
  here.recordConnection(go)
  there.recordConnection(go)
  expect(await sdks('GoClient')).toMatchObject([
    {
      application: 'api',
      applicationVersion: '7',
      version: '1.2',
      wrapper: 'of/3',
      transport: 'streaming',
      instances: 3,
    },
  ])
  here.recordDisconnect(go)
  expect(await sdks('GoClient')).toMatchObject([{ instances: 2 }])
})

test('does not count what a dead node saw, and still knows the SDK', async () => {
  here.recordConnection(connection('JavaClient'))
  await here.flush()
  await database.raw.query(`update sdk_sightings set node_id = 'dead', reported_at = 0 where name = 'JavaClient'`)
  here.recordDisconnect(connection('JavaClient'))
  expect(await sdks('JavaClient')).toMatchObject([{ transport: 'streaming', instances: 0 }])
})

test('shows an SDK that streams and posts events once, with the platform that its diagnostics tell', async () => {
  here.recordConnection(connection('NodeJSClient'))
  here.recordEvents(connection('NodeJSClient'), 'Node 24, Linux')
  here.recordEvents(connection('NodeJSClient'), '')
  const seen = await sdks('NodeJSClient')
  expect(seen.map(({ transport, platform }) => [transport, platform])).toEqual([['streaming', 'Node 24, Linux']])
})

test('shows SDKs of which only polls or events are seen', async () => {
  here.recordPoll(connection('PollingClient', { instanceId: 'a' }))
  there.recordPoll(connection('PollingClient', { instanceId: 'b' }))
  here.recordEvents(connection('EdgeClient'), '')
  expect(await sdks('PollingClient')).toMatchObject([{ transport: 'polling', instances: 2 }])
  expect(await sdks('EdgeClient')).toMatchObject([{ transport: 'events', instances: 0 }])
})

test('who is told of a connection finds it in the list, on every node', async () => {
  const params = { project: server.project.key }
  const stream = other.client.stream(watchProject, { params, headers: { 'last-event-id': '0' } })
  // Open before anything happens.
  const first = stream.next()
  await server.api(createFlag, { params, body: { key: 'opens-the-stream' } })
  await first
  here.recordConnection(connection('ToldClient'))
  for await (const { data } of stream) if (data.type === 'sdk.connected' && data.data['name'] === 'ToldClient') break
  const { items } = await other.api(listSdks, { params: { ...params, environment: server.environment.key } })
  expect(items.filter(({ name }) => name === 'ToldClient')).toMatchObject([{ instances: 1 }])
})

test('forgets SDKs after 30 days', async () => {
  here.recordPoll(connection('OldClient'))
  await here.flush()
  const longAgo = Date.now() - 31 * 24 * 60 * 60_000
  await database.raw.query(`update sdk_sightings set last_seen_at = ${longAgo} where name = 'OldClient'`)
  await database.transaction((tx) => here.tidy(tx))
  const { rows } = await database.raw.query(`select 1 from sdk_sightings where name = 'OldClient'`)
  expect(rows).toEqual([])
})
