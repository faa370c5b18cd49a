import { getContext, listAttributes, listContexts, type ApiError } from '@guidon/api'
import { canonicalKey } from '@guidon/model'
import type { JsonObject } from '@guidon/model'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../platform/database/database.ts'
import { deleteBeyond } from './contexts-store.ts'
import { contextsSlice, type ContextsService } from './index.ts'

const DAY = 24 * 60 * 60_000
const now = Date.now()

let server: TestServer
let database: Database
let service: ContextsService

const params = () => ({ project: server.project.key, environment: server.environment.key })
const list = (query: object = {}) => server.api(listContexts, { params: params(), query })

function see(context: JsonObject, seenAt: number, environmentId = server.environment.id): void {
  service.record({ environmentId, context, application: 'web', seenAt })
}

beforeAll(async () => {
  server = await startTestServer()
  database = openDatabase({ url: server.databaseUrl })
  service = server.server.use(contextsSlice)
  see({ kind: 'user', key: 'ada', name: 'Ada Lovelace', plan: 'pro' }, now - 3)
  see({ kind: 'multi', user: { key: 'bob', plan: 'free' }, org: { key: 'a/b %🎓', size: 7 } }, now - 2)
  see({ kind: 'user', key: '__proto__', anonymous: true }, now - 1)
  see({ kind: 'user', key: 'elsewhere' }, now, 'another')
  await service.flush()
})
afterAll(async () => {
  await database.close()
  await server.close()
})

test('lists parts of contexts, the newest first, page by page', async () => {
  const expected = ['__proto__', 'a/b %🎓', 'bob', 'ada']
  expect((await list()).items.map(({ key }) => key)).toEqual(expected)
  const paged: string[] = []
  let after: string | null | undefined
  do {
    const { items, page } = await list({ limit: 1, ...(after ? { after } : {}) })
    paged.push(...items.map(({ key }) => key))
    after = page.next
  } while (after)
  expect(paged).toEqual(expected)
})

describe('finds', () => {
  test.each<[string, object, string[]]>([
    ['by kind', { kind: 'org' }, ['a/b %🎓']],
    ['by part of a key', { search: 'B' }, ['a/b %🎓', 'bob']],
    ['by part of a name', { search: 'love' }, ['ada']],
    ['a percent sign as itself', { search: '%' }, ['a/b %🎓']],
    ['nothing', { search: 'nobody' }, []],
  ])('%s', async (_, query, keys) => expect((await list(query)).items.map(({ key }) => key)).toEqual(keys))
})

test('gives one context by kind and key', async () => {
  const org = await server.api(getContext, { params: { ...params(), kind: 'org', key: 'a/b %🎓' } })
  expect(org).toEqual({
    kind: 'org',
    key: 'a/b %🎓',
    name: null,
    anonymous: false,
    attributes: { size: 7 },
    application: 'web',
    firstSeenAt: now - 2,
    lastSeenAt: now - 2,
  })
})

test('gives attributes with their values', async () => {
  const { items } = await server.api(listAttributes, { params: params(), query: { kind: 'user' } })
  expect(items.map(({ name }) => name)).toEqual(['name', 'plan'])
  expect(items[1]!.values).toEqual([
    { value: 'free', count: 1 },
    { value: 'pro', count: 1 },
  ])
})

test('gives the newest contexts of 7 days whole, for estimates', async () => {
  see({ kind: 'user', key: 'last week' }, now - 8 * DAY)
  await service.flush()
  const { seen, sample } = await service.recent(server.environment.id, 2)
  expect(seen).toBe(3)
  expect(sample.map(({ context, lastSeenAt }) => [canonicalKey(context), lastSeenAt])).toEqual([
    ['__proto__', now - 1],
    ['org:a/b %25🎓:user:bob', now - 2],
  ])
  expect(
    sample[1]!.context.parts.map(({ kind, attributes }) => [kind, attributes.get('plan'), attributes.get('size')]),
  ).toEqual([
    ['org', undefined, 7],
    ['user', 'free', undefined],
  ])
})

test('a later sighting replaces the attributes and keeps the first time', async () => {
  see({ kind: 'user', key: 'cleo', plan: 'free' }, now - DAY)
  await service.flush()
  see({ kind: 'user', key: 'cleo', plan: 'pro' }, now)
  await service.flush()
  const cleo = await server.api(getContext, { params: { ...params(), kind: 'user', key: 'cleo' } })
  expect(cleo).toMatchObject({ attributes: { plan: 'pro' }, firstSeenAt: now - DAY, lastSeenAt: now })
})

test('forgets contexts after 30 days', async () => {
  see({ kind: 'user', key: 'old' }, now - 31 * DAY)
  await service.flush()
  await database.transaction((tx) => service.tidy(tx))
  expect((await list()).items.map(({ key }) => key)).not.toContain('old')
})

test('keeps the newest of too many contexts, in each environment', async () => {
  for (const environment of ['full', 'fuller']) {
    for (let age = 1; age <= 5; age += 1) see({ kind: 'user', key: `u${age}` }, now - age, environment)
  }
  await service.flush()
  await database.transaction((tx) => deleteBeyond(tx, 4))
  for (const environment of ['full', 'fuller']) {
    const keys = (await service.list({ environmentId: environment, limit: 10 })).map(({ key }) => key)
    expect(keys).toEqual(['u1', 'u2', 'u3', 'u4'])
    const { seen, sample } = await service.recent(environment, 10)
    expect([seen, sample.length]).toEqual([4, 4])
  }
})

describe('refuses', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    [
      'a context never seen',
      () => server.api(getContext, { params: { ...params(), kind: 'user', key: 'x' } }),
      'context_not_found',
    ],
    ['a made-up position', () => list({ after: 'nonsense' }), 'invalid_cursor'],
    [
      'an unknown environment',
      () => server.api(listContexts, { params: { ...params(), environment: 'x' } }),
      'environment_not_found',
    ],
    ['a search for a NUL', () => list({ search: '\0' }), 'nul_character'],
  ])('%s', async (_, call, code) => {
    const error = await call().then(
      () => expect.unreachable('it should fail'),
      (reason: ApiError) => reason,
    )
    expect(error.code).toBe(code)
  })
})
