import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { flagItem, startPublishedServer, type PublishedServer } from './published-server.ts'
import { StreamReader } from './stream-reader.ts'

let first: PublishedServer
let second: TestServer
beforeAll(async () => {
  first = await startPublishedServer()
  second = await startTestServer({ databaseUrl: first.server.databaseUrl })
})
afterAll(async () => {
  await second.close()
  await first.close()
})

/** Ends the connections on which the servers wait for notices, as a broken network would. */
async function cutNotices(): Promise<number> {
  const client = new pg.Client({ connectionString: first.server.databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen%'`,
  )
  await client.end()
  return rows.length
}

test('a change made through one server reaches the streams of another, also after its notices were cut', async () => {
  const environment = await first.newEnvironment()
  await environment.publish(flagItem('a'))
  await expect.poll(() => statusAt(second, environment.sdkKey)).toBe(200)
  const stream = await StreamReader.open(`${second.url}/all`, { headers: { authorization: environment.sdkKey } })
  await expect(stream.next()).resolves.toMatchObject({ event: 'put' })
  await environment.publish(flagItem('a', { on: false }))
  const patch = { event: 'patch', data: { path: '/flags/a', data: { version: 2, on: false } } }
  await expect(stream.next()).resolves.toMatchObject(patch)
  expect(await cutNotices()).toBe(2)
  await environment.publish(flagItem('a'))
  await expect(stream.next()).resolves.toMatchObject({ event: 'patch', data: { data: { version: 3, on: true } } })
  await stream.close()
})

/** 401 or 503 until the second server has heard of a new environment. */
async function statusAt({ url }: TestServer, sdkKey: string): Promise<number> {
  return (await fetch(`${url}/sdk/latest-all`, { headers: { authorization: sdkKey } })).status
}
