import {
  createPersona,
  createProject,
  deletePersona,
  deleteProject,
  listAudit,
  listPersonas,
  updatePersona,
  type ApiError,
  type Persona,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

let server: TestServer
const params = { project: 'school' }
const ANN = { kind: 'user', key: 'ann', tier: 'C' }

beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => inDatabase('delete from personas'))
afterAll(() => server.close())

async function inDatabase(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

const all = async () => (await server.api(listPersonas, { params })).items
const create = (name: string, context: object = ANN): Promise<Persona> =>
  server.api(createPersona, { params, body: { name, context: { ...context } } })
const edit = (persona: string, body: Partial<Pick<Persona, 'name' | 'context'>>) =>
  server.api(updatePersona, { params: { ...params, persona }, body })
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'success',
    (error: ApiError) => error.code,
  )

test('personas are kept by name with their contexts as they are', async () => {
  const both = {
    kind: 'multi',
    user: ANN,
    organization: { key: 'north\u0000', nested: { __proto__: null, list: [1] } },
  }
  await create('zoe', both)
  await create('Ann')
  const items = await all()
  expect(items.map(({ name }) => name)).toEqual(['Ann', 'zoe'])
  expect(items.map(({ context }) => context)).toEqual([ANN, both])
})

test('a persona is renamed, gets another context, and goes', async () => {
  const { id } = await create('Ann')
  expect(await edit(id, { name: 'Anna' })).toMatchObject({ name: 'Anna', context: ANN })
  expect(await edit(id, { context: { kind: 'user', key: 'anna' } })).toMatchObject({
    name: 'Anna',
    context: { kind: 'user', key: 'anna' },
  })
  await server.api(deletePersona, { params: { ...params, persona: id } })
  expect(await all()).toEqual([])
  expect(await codeOf(edit(id, { name: 'x' }))).toBe('persona_not_found')
})

test('names are unique, upper and lower case alike', async () => {
  const { id } = await create('Ann')
  expect(await codeOf(create('ANN'))).toBe('persona_exists')
  const bob = await create('Bob')
  expect(await codeOf(edit(bob.id, { name: 'ann' }))).toBe('persona_exists')
  expect(await codeOf(edit(id, { name: 'ANN' }))).toBe('success')
})

test.each([
  ['no context', { kind: 'user' }, 'invalid_persona'],
  ['a kind that may not be', { kind: 'a b', key: 'x' }, 'invalid_persona'],
  ['nobody', { kind: 'multi' }, 'invalid_persona'],
])('%s is refused', async (_, context, code) => {
  expect(await codeOf(create('x', context))).toBe(code)
  const { id } = await create('Ann')
  expect(await codeOf(edit(id, { context }))).toBe(code)
})

test.each([' ', 'x'.repeat(61)])('the name %j is refused', async (name) => {
  expect(await codeOf(create(name))).toBe('invalid_request')
})

test('there are up to 200', async () => {
  await inDatabase(`
    insert into personas (id, project_id, name, context, created_at, updated_at)
    select 'p' || n, (select id from projects where key = 'school'), 'persona ' || n, '{"key":"u"}'::json, 0, 0
    from generate_series(1, 199) as n`)
  await create('the last')
  expect(await codeOf(create('one more'))).toBe('too_many_personas')
})

test('names are on record, attributes are not', async () => {
  const { id } = await create('Ann', { ...ANN, email: 'ann@school.org' })
  await edit(id, { name: 'Anna' })
  const { items } = await server.api(listAudit, { params, query: { subject: `persona:${id}` } })
  expect(items.map(({ action, sentences }) => [action, sentences])).toEqual([
    ['persona.changed', ['Changed persona "Anna"']],
    ['persona.created', ['Saved persona "Ann"']],
  ])
  expect(JSON.stringify(items)).not.toContain('school.org')
})

test('they are of one project, and go with it', async () => {
  const elsewhere = { project: 'library' }
  await server.api(createProject, { body: { key: 'library', name: 'Library' } })
  const { id } = await server.api(createPersona, { params: elsewhere, body: { name: 'Ann', context: ANN } })
  expect(await all()).toEqual([])
  expect(await codeOf(edit(id, { name: 'x' }))).toBe('persona_not_found')
  await server.api(deleteProject, { params: elsewhere, query: { confirmation: 'library' } })
  await server.api(createProject, { body: { key: 'library', name: 'Library' } })
  expect((await server.api(listPersonas, { params: elsewhere })).items).toEqual([])
})
