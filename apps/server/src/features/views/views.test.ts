import {
  createApiClient,
  createView,
  deleteView,
  listAudit,
  listViews,
  reorderViews,
  updateView,
  watchProject,
  type ApiClient,
  type ApiError,
  type View,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessSlice } from '../access/index.ts'

let server: TestServer
let other: ApiClient
const params = { project: 'school' }

beforeAll(async () => {
  server = await startTestServer()
  await inDatabase(`insert into members (id, name, created_at) values ('other', 'Other', 0)`)
  const { secret } = await server.server
    .use(accessSlice)
    .tokens.create('other', { name: 'theirs', actions: null, expiresAt: null })
  other = createApiClient({ url: server.url, token: secret })
})
beforeEach(() => inDatabase('delete from views'))
afterAll(() => server.close())

async function inDatabase(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'success',
    (error: ApiError) => error.code,
  )
const create = (name: string, isShared = false): Promise<View> =>
  server.api(createView, { params, body: { name, query: 'tag=exams&sort=-updated', isShared } })
const namesFor = async (client: Pick<ApiClient, 'call'>, list: View['list'] = 'flags') =>
  (await client.call(listViews, { params, query: { list } })).items.map(({ name }) => name)
const viewActions = async () =>
  (await server.api(listAudit, { params, query: { subject: 'view' } })).items.map(({ action }) => action)

test('shared views come first and are everybody’s; own ones are seen by their member', async () => {
  await create('Mine')
  expect(await create('Ours', true)).toMatchObject({ list: 'flags', query: 'tag=exams&sort=-updated', isShared: true })
  expect(await namesFor(server.client)).toEqual(['Ours', 'Mine'])
  expect(await namesFor(other)).toEqual(['Ours'])
})

test('each list has its own', async () => {
  await create('Mine')
  await server.api(createView, { params, body: { list: 'audit', name: 'Mine', query: '' } })
  await server.api(createView, { params, body: { list: 'audit', name: 'Nights', query: '' } })
  expect(await namesFor(server.client)).toEqual(['Mine'])
  expect(await namesFor(server.client, 'audit')).toEqual(['Mine', 'Nights'])
})

test('a view is renamed, shared, taken back and deleted', async () => {
  const { id } = await create('Mine')
  const update = (client: Pick<ApiClient, 'call'>, body: Partial<Pick<View, 'name' | 'query' | 'isShared'>>) =>
    client.call(updateView, { params: { ...params, view: id }, body })
  expect(await update(server.client, { name: 'Exams' })).toMatchObject({
    name: 'Exams',
    query: 'tag=exams&sort=-updated',
  })
  expect(await codeOf(update(other, { name: 'Theirs' }))).toBe('view_not_found')
  await update(server.client, { isShared: true })
  expect(await update(other, { query: 'q=1' })).toMatchObject({ query: 'q=1', isShared: true })
  await update(other, { isShared: false })
  expect(await namesFor(server.client)).toEqual([])
  expect(await codeOf(server.client.call(deleteView, { params: { ...params, view: id } }))).toBe('view_not_found')
  await other.call(deleteView, { params: { ...params, view: id } })
  expect(await namesFor(other)).toEqual([])
})

test('what is shared is audited and announced; what is one’s own is not', async () => {
  const before = await viewActions()
  const own = await create('Mine')
  await server.api(updateView, { params: { ...params, view: own.id }, body: { name: 'Still mine' } })
  await server.api(deleteView, { params: { ...params, view: own.id } })
  expect(await viewActions()).toEqual(before)

  const stream = server.client.stream(watchProject, { params, headers: { 'last-event-id': '0' } })
  const { id } = await create('Ours', true)
  await server.api(updateView, { params: { ...params, view: id }, body: { isShared: false } })
  await server.api(updateView, { params: { ...params, view: id }, body: { isShared: true } })
  await server.api(deleteView, { params: { ...params, view: id } })
  const added = (await viewActions()).slice(0, -before.length || undefined)
  expect(added).toEqual(['view.deleted', 'view.changed', 'view.changed', 'view.created'])
  for await (const { data } of stream) {
    if (data.subject?.key !== id) continue
    expect(data).toMatchObject({ type: 'view.created', sentences: ['Saved shared view "Ours" of the list of flags'] })
    break
  }
})

test('views are put into order; those left out follow', async () => {
  const [one, two, three] = [await create('1'), await create('2'), await create('3')]
  const reorder = (views: string[]) => server.api(reorderViews, { params, body: { isShared: false, views } })
  await reorder([three.id, one.id])
  expect(await namesFor(server.client)).toEqual(['3', '1', '2'])
  await create('4')
  expect(await namesFor(server.client)).toEqual(['3', '1', '2', '4'])
  await reorder([two.id])
  expect(await namesFor(server.client)).toEqual(['2', '3', '1', '4'])
  expect(await codeOf(reorder(['nope']))).toBe('view_not_found')
})

test('a new order of shared views is one audit entry; the order that they have is none', async () => {
  const [one, two, three] = [await create('1', true), await create('2', true), await create('3', true)]
  const before = await viewActions()
  const reorder = (views: string[]) => server.api(reorderViews, { params, body: { isShared: true, views } })
  await reorder([three.id, one.id, two.id])
  await reorder([three.id, one.id, two.id])
  expect(await viewActions()).toEqual(['view.reordered', ...before])
  const { items } = await server.api(listAudit, { params, query: { subject: 'view:flags' } })
  expect(items[0]!.sentences).toEqual(['Put the shared views of the list of flags into the order "3", "1", "2"'])
})

test('names are unique among own and among shared views', async () => {
  const { id } = await create('Exams')
  expect(await codeOf(create('exams'))).toBe('view_exists')
  const shared = await create('Exams', true)
  const update = (view: string, body: Partial<View>) => server.api(updateView, { params: { ...params, view }, body })
  expect(await codeOf(update(id, { isShared: true }))).toBe('view_exists')
  expect(await codeOf(update(id, { name: 'EXAMS' }))).toBe('success')
  await create('Other', true)
  expect(await codeOf(update(shared.id, { name: 'Other' }))).toBe('view_exists')
})

test('there are up to 50 of each', async () => {
  for (let index = 0; index < 50; index += 1) await create(`view ${index}`)
  expect(await codeOf(create('one more'))).toBe('too_many_views')
  const { id } = await create('shared', true)
  const takeBack = server.api(updateView, { params: { ...params, view: id }, body: { isShared: false } })
  expect(await codeOf(takeBack)).toBe('too_many_views')
})

test.each([
  ['no name', { name: ' ', query: '' }],
  ['a long name', { name: 'x'.repeat(61), query: '' }],
  ['a long query', { name: 'x', query: 'x'.repeat(2_001) }],
])('%s is refused', async (_, body) => {
  expect(await codeOf(server.api(createView, { params, body }))).toBe('invalid_request')
})
