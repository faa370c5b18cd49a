import {
  createEnvironment,
  createFlag,
  createProject,
  createSegment,
  createView,
  deleteEnvironment,
  deleteProject,
  getFlag,
  getProject,
  listAudit,
  listChanges,
  listEnvironments,
  listEnvironmentKeys,
  putContextKind,
  putDraft,
  applyChange,
  type ApiError,
  type Environment,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer
let database: pg.Client

beforeAll(async () => {
  server = await startTestServer()
  database = new pg.Client({ connectionString: server.databaseUrl })
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await server.close()
})

/** Records stay, and events go with the day that they came in. */
const KEPT = ['audit_entries', 'domain_events', 'analytics_events']

/** Tables that hold something of this id. */
async function tablesWith(column: 'environment_id' | 'project_id', id: string): Promise<string[]> {
  const { rows } = await database.query<{ table_name: string }>(
    `select table_name from information_schema.columns
     join pg_class on relname = table_name and not relispartition
     where column_name = $1 and table_schema = 'public' order by 1`,
    [column],
  )
  const names = rows.map(({ table_name }) => table_name).filter((name) => !KEPT.includes(name))
  const found = names.map(async (name) => {
    const { rowCount } = await database.query(`select 1 from ${name} where ${column} = $1 limit 1`, [id])
    return rowCount === 0 ? [] : [name]
  })
  return (await Promise.all(found)).flat()
}

async function idOf(project: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>('select id from projects where key = $1', [project])
  return rows[0]!.id
}

/** A project with something of everything in its environment "lab". */
async function makeProject(key: string): Promise<Environment> {
  const params = { project: key }
  const environments = ['dev', 'lab', 'live'].map((name) => ({ key: name, name }))
  await server.api(createProject, { body: { key, name: key, environments } })
  await server.api(createFlag, { params, body: { key: 'grid' } })
  await server.api(createSegment, { params: { ...params, environment: 'lab' }, body: { key: 'testers' } })
  await server.api(createView, { params, body: { name: 'On', query: 'state=on', isShared: true } })
  await server.api(putContextKind, { params: { ...params, kind: 'shop' }, body: { name: 'Shop' } })
  await server.api(applyChange, { params, body: { operations: [turnOn] } })
  await server.api(putDraft, {
    params: { ...params, kind: 'flag', key: 'grid' },
    query: { environment: 'lab' },
    body: { baseVersion: 1, instructions: [{ kind: 'turnFlagOff' }] },
  })
  const { items } = await server.api(listEnvironments, { params })
  const lab = items.find((one) => one.key === 'lab')!
  await sendEvents(key)
  return lab
}

const turnOn = {
  subject: { kind: 'flag' as const, key: 'grid', environment: 'lab' },
  instructions: [{ kind: 'turnFlagOn' as const }],
}

/** What a program with the SDK says of an evaluation, a context and itself. */
async function sendEvents(project: string): Promise<void> {
  const { items } = await server.api(listEnvironmentKeys, { params: { project, environment: 'lab' } })
  const authorization = items.find(({ kind }) => kind === 'sdk')!.value
  const now = Date.now()
  const counters = [{ value: true, variation: 0, version: 2, count: 3 }]
  const features = { grid: { default: false, contextKinds: ['user'], counters } }
  const events = [
    { kind: 'summary', startDate: now - 1_000, endDate: now, features },
    { kind: 'index', creationDate: now, context: { kind: 'user', key: 'ann' } },
  ]
  const headers = {
    authorization,
    'content-type': 'application/json',
    'x-launchdarkly-event-schema': '4',
    'x-launchdarkly-payload-id': crypto.randomUUID(),
    'user-agent': 'NodeJSClient/9.0.0',
  }
  const sent = await fetch(`${server.url}/bulk`, { method: 'POST', headers, body: JSON.stringify(events) })
  expect(sent.status).toBe(202)
  expect((await fetch(`${server.url}/sdk/latest-all`, { headers })).status).toBe(200)
}

const failure = (call: Promise<unknown>): Promise<ApiError> =>
  call.then(
    () => expect.unreachable('the call should fail'),
    (error: ApiError) => error,
  )

const inLab = (project: string) => ({ project, environment: 'lab' })

test('an environment goes with its keys and all that was in it, and the others close ranks', async () => {
  const lab = await makeProject('bakery')
  const used = ['environment_keys', 'flag_configurations', 'segments', 'drafts', 'evaluation_counts']
  await expect
    .poll(() => tablesWith('environment_id', lab.id))
    .toEqual(expect.arrayContaining([...used, 'seen_contexts', 'sdk_sightings']))
  const [key] = (await server.api(listEnvironmentKeys, { params: inLab('bakery') })).items

  await server.api(deleteEnvironment, { params: inLab('bakery'), query: { confirmation: 'lab' } })
  expect(await tablesWith('environment_id', lab.id)).toEqual([])
  const params = { project: 'bakery' }
  const { items } = await server.api(listEnvironments, { params })
  expect(items.map((one) => [one.key, one.position])).toEqual([
    ['dev', 0],
    ['live', 1],
  ])
  const refused = await fetch(`${server.url}/sdk/latest-all`, { headers: { authorization: key!.value } })
  expect(refused.status).toBe(401)
  expect((await server.api(getFlag, { params: { ...params, flag: 'grid' } })).definition.key).toBe('grid')
  const { items: entries } = await server.api(listAudit, { params, query: { limit: 1 } })
  expect(entries).toMatchObject([
    { action: 'environment.deleted', sentences: ['Deleted environment "lab" with its keys'] },
  ])
})

test('an environment made later under the same key inherits nothing', async () => {
  await makeProject('bank')
  const params = { project: 'bank' }
  const changes = async () =>
    (await server.api(listChanges, { params, query: { subject: 'flag:grid', environment: 'lab' } })).items
  expect(await changes()).toHaveLength(1)
  await server.api(deleteEnvironment, { params: inLab('bank'), query: { confirmation: 'lab' } })
  await server.api(createEnvironment, { params, body: { key: 'lab', name: 'Lab' } })
  expect(await changes()).toEqual([])
})

test('streams of a deleted environment end, those of browsers too', async () => {
  const lab = await makeProject('brewery')
  const context = Buffer.from('{"kind":"user","key":"ann"}').toString('base64url')
  const stream = await fetch(`${server.url}/eval/${lab.id}/${context}`)
  expect(stream.status).toBe(200)
  const ended = stream.text()
  await server.api(deleteEnvironment, { params: inLab('brewery'), query: { confirmation: 'lab' } })
  expect(await ended).toContain('put')
  expect((await fetch(`${server.url}/eval/${lab.id}/${context}`)).status).toBe(404)
})

test('a project goes with all that was in it', async () => {
  const lab = await makeProject('barn')
  const id = await idOf('barn')
  const used = ['environments', 'flags', 'flag_configurations', 'views', 'context_kinds', 'changes', 'change_subjects']
  expect(await tablesWith('project_id', id)).toEqual(expect.arrayContaining(used))
  await server.api(deleteProject, { params: { project: 'barn' }, query: { confirmation: 'barn' } })
  expect(await tablesWith('project_id', id)).toEqual([])
  expect(await tablesWith('environment_id', lab.id)).toEqual([])
  expect((await failure(server.api(getProject, { params: { project: 'barn' } }))).code).toBe('project_not_found')
})

test.each([undefined, '', 'dev'])('nothing is deleted when the key typed is %j', async (confirmation) => {
  const params = inLab('bakehouse')
  await makeProject('bakehouse').catch(() => {})
  const query = confirmation === undefined ? {} : { confirmation }
  for (const [call, expected] of [
    [() => server.api(deleteEnvironment, { params, query }), 'lab'],
    [() => server.api(deleteProject, { params: { project: 'bakehouse' }, query }), 'bakehouse'],
  ] as const) {
    const { problem } = await failure(call())
    const details = { checks: [{ code: 'typed_confirmation', details: { expected } }] }
    expect(problem).toMatchObject({ status: 428, code: 'confirmation_required', details })
  }
})

test.each([
  ['a project', { project: 'nope', environment: 'lab' }, 'project_not_found'],
  ['an environment', { project: 'school', environment: 'nope' }, 'environment_not_found'],
])('%s that is not there is named', async (_, params, code) => {
  expect((await failure(server.api(deleteEnvironment, { params }))).code).toBe(code)
})

test('of all who delete every environment and every project at once, one finds the last and is refused', async () => {
  const other = await startTestServer()
  const body = { key: 'pair', name: 'Pair', environments: ['one', 'two'].map((key) => ({ key, name: key })) }
  await other.api(createProject, { body })
  const codes = async (calls: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(calls)).map((one) =>
      one.status === 'fulfilled' ? 'done' : (one.reason as ApiError).code,
    )
  const environments = ['one', 'two'].map((key) =>
    other.api(deleteEnvironment, { params: { project: 'pair', environment: key }, query: { confirmation: key } }),
  )
  expect((await codes(environments)).sort()).toEqual(['done', 'last_environment'])
  const projects = ['pair', 'school'].map((key) =>
    other.api(deleteProject, { params: { project: key }, query: { confirmation: key } }),
  )
  expect((await codes(projects)).sort()).toEqual(['done', 'last_project'])
  await other.close()
})
