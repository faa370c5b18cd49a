import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** An environment that another node has made, and whose notice has not come yet. */
async function makeUnnoticed(id: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  await client.query(
    `insert into environments select $1, project_id, $1, name, 1, false, false, false, created_at
     from environments limit 1`,
    [id],
  )
  await client.query('insert into environment_versions values ($1, 1)', [id])
  await client.end()
}

const CONTEXT = Buffer.from('{"kind":"user","key":"ann"}').toString('base64url')

test.each([
  ['asks for flags', (id: string) => fetch(`${server.url}/sdk/evalx/${id}/contexts/${CONTEXT}`)],
  ['posts events', (id: string) => fetch(`${server.url}/events/bulk/${id}`, { method: 'POST', body: '[]' })],
])('a browser that %s of an environment that this node has not heard of yet is not turned away', async (name, ask) => {
  const id = Buffer.from(name).toString('hex').slice(0, 24)
  await makeUnnoticed(id)
  const response = await ask(id)
  expect([200, 202, 503]).toContain(response.status)
  await response.body?.cancel()
})

test.each(['ffffffffffffffffffffffff', 'nothing-like-it'])('%s is no environment', async (id) => {
  expect((await fetch(`${server.url}/sdk/evalx/${id}/contexts/${CONTEXT}`)).status).toBe(404)
})
