import { createFlag, createSegment, listAudit } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'

let server: TestServer
const params = { project: 'school' }

beforeAll(async () => {
  server = await startTestServer()
  for (const key of ['one', 'two', 'three']) await server.api(createFlag, { params, body: { key } })
  await server.api(createSegment, { params: { ...params, environment: 'production' }, body: { key: 'one' } })
})
afterAll(() => server.close())

const list = (query: z.input<typeof listAudit.query>) => server.api(listAudit, { params, query })
const subjects = async (query: z.input<typeof listAudit.query>) =>
  (await list(query)).items.map(({ subject }) => `${subject.kind}:${subject.key}`)

test('tells who did what, newest first', async () => {
  const { items } = await list({})
  expect(items.slice(0, 2)).toMatchObject([
    {
      actor: { kind: 'token', name: 'test' },
      action: 'segment.created',
      subject: { kind: 'segment', key: 'one', environment: 'production' },
    },
    {
      action: 'flag.created',
      subject: { kind: 'flag', key: 'three', environment: null },
      sentences: ['Created flag "three", off in every environment'],
    },
  ])
})

test.each([
  [{ subject: 'flag' }, ['flag:three', 'flag:two', 'flag:one']],
  [{ subject: 'flag:one' }, ['flag:one']],
  [{ subject: 'segment:one' }, ['segment:one']],
  [{ action: 'segment.created' }, ['segment:one']],
  [{ environment: 'production', action: 'segment.created' }, ['segment:one']],
  [{ search: 'FLAG "two"' }, ['flag:two']],
  [{ search: '%' }, []],
  [{ actor: 'nobody' }, []],
  [{ to: 1 }, []],
  [{ from: Date.now() + 60_000 }, []],
] as const)('narrows by %j', async (query, expected) => {
  expect(await subjects(query)).toEqual(expected)
})

test('goes through all pages', async () => {
  const all = await subjects({ subject: 'flag' })
  const first = await list({ subject: 'flag', limit: 2 })
  const second = await list({ subject: 'flag', limit: 2, after: first.page.next! })
  expect([...first.items, ...second.items].map(({ subject }) => `${subject.kind}:${subject.key}`)).toEqual(all)
  expect(second.page.next).toBeNull()
})

test('knows only projects that exist', async () => {
  await expect(server.api(listAudit, { params: { project: 'nowhere' } })).rejects.toMatchObject({
    problem: { code: 'project_not_found' },
  })
})

test.each(['update audit_entries set actor_name = $$nobody$$', 'delete from audit_entries', 'truncate audit_entries'])(
  'nobody can: %s',
  async (statement) => {
    const client = new pg.Client({ connectionString: server.databaseUrl })
    await client.connect()
    await expect(client.query(statement)).rejects.toThrow('audit entries are never changed or removed')
    await client.end()
  },
)
