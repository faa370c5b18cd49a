import { createFlag, createSegment, getAuditFacets, listAudit } from '@guidon/api'
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
  [{ actorKind: 'member' }, []],
  [{ actorKind: 'member,token', subject: 'flag:two' }, ['flag:two']],
  [{ action: 'segment.created,flag.created', search: '"one"' }, ['segment:one', 'flag:one']],
  [{ environment: 'production,nowhere', action: 'segment.created' }, ['segment:one']],
  [{ environment: 'production', shared: 'true', search: '"one"' }, ['segment:one', 'flag:one']],
  [{ environment: 'production', shared: 'false', search: '"one"' }, ['segment:one']],
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

const facets = (query: z.input<typeof getAuditFacets.query>) => server.api(getAuditFacets, { params, query })

test('counts what the entries could be narrowed to, each without its own filter', async () => {
  const found = await facets({ subject: 'flag', actorKind: 'token', action: 'flag.created' })
  expect(found).toMatchObject({
    total: 3,
    actorKinds: [{ value: 'token', count: 3 }],
    actors: [{ kind: 'token', name: 'test', count: 3 }],
    actions: [{ value: 'flag.created', count: 3 }],
    subjectKinds: [{ value: 'flag', count: 3 }],
    environments: [],
  })
  const { actions, total } = await facets({ action: 'segment.created' })
  expect(total).toBe(1)
  expect(actions).toContainEqual({ value: 'flag.created', count: 3 })
  const { environments, subjectKinds } = await facets({ environment: 'nowhere' })
  expect(environments).toContainEqual({ value: 'production', count: expect.any(Number) as number })
  expect(subjectKinds).toEqual([])
})

test('counts entries by day of a time zone, whatever span is chosen', async () => {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  const at = (id: string, instant: string) =>
    client.query(
      `insert into audit_entries select $1, $2, null, null, $3, 'system', 'system', 'Guidon', 'bell.rung', 'bell', 'x', '{}', null, null`,
      [id, server.project.id, Date.parse(instant)],
    )
  await at('0-a', '2024-03-30T22:59:59Z')
  await at('0-b', '2024-03-30T23:00:00Z')
  await at('0-c', '2024-03-31T21:59:59Z')
  await client.end()
  const days = async (timeZone: string) =>
    (await facets({ subject: 'bell', timeZone, from: Date.now() })).days.map(
      ({ startsAt, count }) => `${new Date(startsAt).toISOString()} ${count}`,
    )
  expect(await days('UTC')).toEqual(['2024-03-30T00:00:00.000Z 2', '2024-03-31T00:00:00.000Z 1'])
  // The clock goes forward that night: the second day has 23 hours.
  expect(await days('Europe/Paris')).toEqual(['2024-03-29T23:00:00.000Z 1', '2024-03-30T23:00:00.000Z 2'])
})

test.each(['Mars/Olympus', '', "UTC'; --", '+05:00'])('%j is no time zone', async (timeZone) => {
  await expect(facets({ timeZone })).rejects.toMatchObject({ problem: { code: 'invalid_request' } })
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
