import {
  applyChange,
  createApiClient,
  createFlag,
  createSegment,
  createToken,
  search,
  type ApiError,
  type SearchResult,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer
const params = { project: 'school' }

const flags: readonly [key: string, name: string, tags?: string[]][] = [
  ['grid', 'Old grid'],
  ['grid-export', 'Export'],
  ['gradebook-grid-v2', 'Gradebook as a grid'],
  ['gbExamGridView', 'Exams'],
  ['payments_provider', 'Who takes the money', ['billing', 'Élève']],
  ['hybrid', 'Hybrid lessons'],
  ['closed-grid', 'Closed'],
  ['odd.key', '100 % of \\ and _'],
]

beforeAll(async () => {
  server = await startTestServer({
    environments: [
      { key: 'production', name: 'Production' },
      { key: 'test', name: 'Test' },
    ],
  })
  for (const [key, name, tags = []] of flags) await server.api(createFlag, { params, body: { key, name, tags } })
  const archive = { subject: { kind: 'flag' as const, key: 'closed-grid' }, instructions: [{ kind: 'archiveFlag' }] }
  await server.api(applyChange, { params, body: { operations: [archive] } })
  for (const environment of ['production', 'test']) {
    await server.api(createSegment, { params: { ...params, environment }, body: { key: 'grid-testers' } })
  }
  await server.api(createSegment, { params: { ...params, environment: 'test' }, body: { key: 'grid-staff' } })
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  await client.query(
    `insert into seen_contexts select $1, kind, 'grid', null, false, '{}', '', 1, seen
     from (values ('user', 1), ('school', 2)) as part (kind, seen)`,
    [server.environment.id],
  )
  await client.end()
})
afterAll(() => server.close())

const find = (q: string, more: { environment?: string; limit?: number } = {}): Promise<SearchResult> =>
  server.api(search, { params, query: { q, ...more } })
const flagKeys = async (q: string) => (await find(q, { limit: 50 })).flags.items.map(({ key }) => key)

test.each([
  [
    'an exact key, then beginnings, then words, then parts; archived last',
    'grid',
    ['grid', 'grid-export', 'gbExamGridView', 'gradebook-grid-v2', 'closed-grid'],
  ],
  ['upper and lower case alike', 'GRID-EXPORT', ['grid-export']],
  ['beginnings of words', 'gb grid', ['gbExamGridView']],
  ['humps as words', 'gbGrid', ['gbExamGridView']],
  ['dashes as words', 'grad-v2', ['gradebook-grid-v2']],
  ['underscores as words', 'pay prov', ['payments_provider']],
  ['letters without what stands between', 'gradebookgrid', ['gradebook-grid-v2']],
  ['a part of a word', 'ybri', ['hybrid']],
  ['words of the name', 'takes money', ['payments_provider']],
  ['a tag', 'billing', ['payments_provider']],
  ['letters beyond ASCII', 'ÉLÈVE', ['payments_provider']],
  ['an archived flag by its key', 'closed-grid', ['closed-grid']],
  ['signs as themselves', '%', ['odd.key']],
  ['a backslash as itself', '\\', ['odd.key']],
  ['nothing that is not there', 'zebra', []],
])('finds %s: %s', async (_, text, expected) => {
  expect(await flagKeys(text)).toEqual(expected)
})

test('gives five of each kind unless asked for more, and says how many there are', async () => {
  for (const index of [1, 2, 3, 4, 5, 6, 7]) await server.api(createFlag, { params, body: { key: `many-${index}` } })
  const { flags: few } = await find('many')
  expect([few.items.length, few.total]).toEqual([5, 7])
  expect((await find('many', { limit: 6 })).flags.items).toHaveLength(6)
})

test('segments of all environments or of one, once each', async () => {
  const everywhere = (await find('grid')).segments
  expect(everywhere).toMatchObject({
    total: 2,
    items: [
      { key: 'grid-staff', environments: ['test'] },
      { key: 'grid-testers', environments: ['production', 'test'] },
    ],
  })
  expect((await find('grid', { environment: 'production' })).segments).toMatchObject({
    total: 1,
    items: [{ key: 'grid-testers', environments: ['production'] }],
  })
})

test('contexts of an environment by their exact key, of every kind', async () => {
  expect((await find('grid', { environment: 'production' })).contexts).toEqual({
    total: 2,
    items: [
      { kind: 'school', key: 'grid', name: null, lastSeenAt: 2 },
      { kind: 'user', key: 'grid', name: null, lastSeenAt: 1 },
    ],
  })
  expect((await find('gri', { environment: 'production' })).contexts.total).toBe(0)
  expect((await find('grid')).contexts.total).toBe(0)
})

test('what a token may not read it does not find', async () => {
  const { secret } = await server.api(createToken, { body: { name: 'flags only', actions: ['flag:read'] } })
  const client = createApiClient({ url: server.url, token: secret })
  const found = await client.call(search, { params, query: { q: 'grid', environment: 'production' } })
  expect(found.flags.total).toBe(5)
  expect([found.segments.total, found.contexts.total]).toEqual([0, 0])
})

test.each([
  [{ q: 'x', environment: 'nope' }, 'environment_not_found'],
  [{ q: ' ' }, 'invalid_request'],
  [{ q: 'x'.repeat(201) }, 'invalid_request'],
  [{ q: 'x', limit: 51 }, 'invalid_request'],
])('%j is refused', async (query, code) => {
  await expect(server.api(search, { params, query })).rejects.toMatchObject({ code } satisfies Partial<ApiError>)
})
