import { getContextKind, listAudit, listContextKinds, putContextKind } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer
const params = { project: 'school' }

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const put = (kind: string, body: { name: string; isHidden?: boolean }) =>
  server.api(putContextKind, { params: { ...params, kind }, body })

test('every project has the kind user', async () => {
  const { items } = await server.api(listContextKinds, { params })
  expect(items).toEqual([{ kind: 'user', name: 'User', description: '', isHidden: false, version: 0 }])
})

test('kinds are created, changed and counted', async () => {
  expect(await put('district', { name: 'District' })).toMatchObject({ version: 1 })
  expect(await put('district', { name: 'School district', isHidden: true })).toMatchObject({
    version: 2,
    isHidden: true,
  })
  await put('app', { name: 'App' })
  const { items } = await server.api(listContextKinds, { params })
  expect(items.map(({ kind }) => kind)).toEqual(['user', 'app', 'district'])
  const audit = await server.api(listAudit, { params, query: { subject: 'context-kind:district' } })
  expect(audit.items.map(({ sentences }) => sentences[0])).toEqual([
    'Context kind "district" is called "School district" and hidden',
    'Context kind "district" is called "District"',
  ])
})

test.each(['multi', 'kind', 'a b', '💡'])('refuses the kind %j', async (kind) => {
  await expect(put(kind, { name: 'x' })).rejects.toMatchObject({
    problem: { code: 'invalid_context_kind', status: 422 },
  })
})

test('says that there is no such kind', async () => {
  const unknown = { ...params, kind: 'constructor' }
  await expect(server.api(getContextKind, { params: unknown })).rejects.toMatchObject({
    problem: { code: 'context_kind_not_found', status: 404 },
  })
})
