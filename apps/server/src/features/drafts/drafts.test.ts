import {
  applyChange,
  createApiClient,
  createFlag,
  createSegment,
  createToken,
  deleteDraft,
  deleteFlag,
  deleteSegment,
  getDraft,
  listAudit,
  listDrafts,
  putDraft,
  type ApiError,
  type Instruction,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessSlice } from '../access/index.ts'

let server: TestServer
const project = { project: 'school' }
const production = { environment: 'production' }
const turnOn: Instruction = { kind: 'turnFlagOn' }

beforeAll(async () => {
  server = await startTestServer()
  await server.api(createFlag, { params: project, body: { key: 'checkout' } })
})
afterAll(() => server.close())

const flag = (key: string) => ({ ...project, kind: 'flag' as const, key })
const save = (key: string, body: Partial<{ revision: number; instructions: Instruction[] }> = {}) =>
  server.api(putDraft, {
    params: flag(key),
    query: production,
    body: { baseVersion: 1, instructions: [turnOn], ...body },
  })
const load = (key: string) => server.api(getDraft, { params: flag(key), query: production })
const listed = async () => (await server.api(listDrafts, { params: project })).items.map(({ subject }) => subject)

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'success',
    (error: ApiError) => error.code,
  )

async function inDatabase(statement: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  return client.query(statement, values).finally(() => client.end())
}

test('a draft is saved, loaded, listed and discarded; drafts of the definition and of each environment are apart', async () => {
  expect(await save('checkout')).toMatchObject({ baseVersion: 1, revision: 1, instructionCount: 1 })
  await server.api(putDraft, {
    params: flag('checkout'),
    body: { baseVersion: 1, instructions: [{ kind: 'renameFlag', name: 'Checkout' }] },
  })
  expect(await load('checkout')).toMatchObject({
    subject: { kind: 'flag', key: 'checkout', environment: 'production' },
    instructions: [turnOn],
  })
  expect(await listed()).toEqual([
    { kind: 'flag', key: 'checkout' },
    { kind: 'flag', key: 'checkout', environment: 'production' },
  ])
  await server.api(deleteDraft, { params: flag('checkout'), query: production })
  await server.api(deleteDraft, { params: flag('checkout'), query: production })
  expect(await load('checkout')).toBeNull()
  expect(await listed()).toEqual([{ kind: 'flag', key: 'checkout' }])
  await server.api(deleteDraft, { params: flag('checkout') })
})

test('incomplete edits are kept as they are', async () => {
  const instructions = [{ kind: 'addRule', rule: { clauses: [{ attribute: '', op: 'in', values: [] }] } }]
  await save('checkout', { instructions })
  expect(await load('checkout')).toMatchObject({ instructions })
})

test('of two tabs that save over the same revision, one is told', async () => {
  const { revision } = await save('checkout')
  const outcomes = await Promise.all([1, 2, 3].map(() => codeOf(save('checkout', { revision }))))
  expect(outcomes.toSorted()).toEqual(['draft_conflict', 'draft_conflict', 'success'])
  const next = (await load('checkout'))!.revision
  expect(next).toBeGreaterThan(revision)
  await server.api(deleteDraft, { params: flag('checkout'), query: production })
  expect(await codeOf(save('checkout', { revision: next }))).toBe('draft_conflict')
  const created = await Promise.all([1, 2].map(() => codeOf(save('checkout', { revision: 0 }))))
  expect(created.toSorted()).toEqual(['draft_conflict', 'success'])
})

test('a draft that is begun anew has a later revision than the one before it', async () => {
  const { revision } = await save('checkout')
  await server.api(deleteDraft, { params: flag('checkout'), query: production })
  expect((await save('checkout')).revision).toBeGreaterThan(revision)
  expect(await codeOf(save('checkout', { revision }))).toBe('draft_conflict')
})

test('a draft is seen by its member alone, with any of their tokens', async () => {
  await save('checkout')
  const { secret } = await server.api(createToken, { body: { name: 'laptop', actions: ['change:plan'] } })
  const own = createApiClient({ url: server.url, token: secret })
  expect(await own.call(getDraft, { params: flag('checkout'), query: production })).toMatchObject({ baseVersion: 1 })

  await inDatabase(`insert into members (id, name, created_at) values ('other', 'Other', 0)`)
  const { tokens } = server.server.use(accessSlice)
  const other = await tokens.create('other', { name: 'theirs', actions: null, expiresAt: null })
  const theirs = createApiClient({ url: server.url, token: other.secret })
  expect(await theirs.call(listDrafts, { params: project })).toEqual({ items: [] })
  expect(await theirs.call(getDraft, { params: flag('checkout'), query: production })).toBeNull()
})

test('saving a draft leaves no audit entry', async () => {
  const before = await server.api(listAudit, { params: project })
  await save('checkout')
  expect((await server.api(listAudit, { params: project })).items).toEqual(before.items)
})

test('drafts go with their flag or segment', async () => {
  const place = { ...project, ...production }
  await server.api(createFlag, { params: project, body: { key: 'short' } })
  await server.api(createSegment, { params: place, body: { key: 'short' } })
  await save('short')
  await server.api(putDraft, {
    params: { ...project, kind: 'segment', key: 'short' },
    query: production,
    body: { baseVersion: 1, instructions: [{ kind: 'renameSegment', name: 'Short' }] },
  })
  expect((await listed()).filter(({ key }) => key === 'short')).toHaveLength(2)
  const operations = [
    { subject: { kind: 'flag' as const, key: 'short' }, instructions: [{ kind: 'archiveFlag' }] },
    { subject: { kind: 'segment' as const, key: 'short', ...production }, instructions: [{ kind: 'archiveSegment' }] },
  ]
  await server.api(applyChange, { params: project, body: { operations } })
  await server.api(deleteFlag, { params: { ...project, flag: 'short' } })
  await server.api(deleteSegment, { params: { ...place, segment: 'short' } })
  expect((await listed()).filter(({ key }) => key === 'short')).toEqual([])
})

test('drafts go 90 days after their last save', async () => {
  await save('checkout')
  const day = 24 * 60 * 60_000
  const age = (days: number) => inDatabase('update drafts set updated_at = $1', [Date.now() - days * day])
  const restart = async () => (await startTestServer({ databaseUrl: server.databaseUrl })).close()
  await age(89)
  await restart()
  expect(await load('checkout')).not.toBeNull()
  await age(91)
  await restart()
  await expect.poll(() => load('checkout')).toBeNull()
})

test.each([
  ['no such project', () => server.api(listDrafts, { params: { project: 'nope' } }), 'project_not_found'],
  ['no such flag', () => save('nope'), 'flag_not_found'],
  [
    'no such segment',
    () =>
      server.api(putDraft, {
        params: { ...project, kind: 'segment', key: 'nope' },
        query: production,
        body: { baseVersion: 1, instructions: [turnOn] },
      }),
    'segment_not_found',
  ],
  [
    'no such environment',
    () => server.api(getDraft, { params: flag('checkout'), query: { environment: 'nope' } }),
    'environment_not_found',
  ],
  [
    'a segment without an environment',
    () => server.api(getDraft, { params: { ...project, kind: 'segment', key: 'any' } }),
    'invalid_request',
  ],
  ['no instruction', () => save('checkout', { instructions: [] }), 'invalid_request'],
  [
    'more than half a megabyte',
    () => save('checkout', { instructions: [{ kind: 'addRule', text: 'x'.repeat(530_000) }] }),
    'body_too_large',
  ],
])('%s: %s', async (_, call, code) => {
  expect(await codeOf(call())).toBe(code)
})

test('a member has up to 200 drafts in a project', async () => {
  const keys = Array.from({ length: 201 }, (_, index) => `many-${index}`)
  await inDatabase(
    `insert into flags select f.project_id, k, f.definition, 1, 0, 0, '', '', '', 'boolean', false, false, false, '{}',
      null, 2, false, false from flags f, unnest($1::text[]) k where f.key = 'checkout'`,
    [keys],
  )
  await inDatabase('delete from drafts')
  for (const key of keys.slice(0, 200)) await save(key)
  expect(await codeOf(save(keys[200]!))).toBe('too_many_drafts')
  expect(await codeOf(save(keys[0]!))).toBe('success')
})
