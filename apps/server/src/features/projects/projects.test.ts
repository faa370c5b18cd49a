import {
  type ApiError,
  createEnvironment,
  createProject,
  getEnvironment,
  getProject,
  listEnvironmentKeys,
  listEnvironments,
  listProjects,
  rotateEnvironmentKey,
  updateEnvironment,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectsSlice } from './index.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const problem = (call: Promise<unknown>): Promise<ApiError> =>
  call.then(
    () => expect.unreachable('the call should fail'),
    (error: ApiError) => error,
  )

test('a new project has three environments, production last and critical', async () => {
  await server.api(createProject, { body: { key: 'library', name: 'Library' } })
  const { items } = await server.api(listEnvironments, { params: { project: 'library' } })
  expect(items.map(({ key, position, isCritical }) => [key, position, isCritical])).toEqual([
    ['development', 0, false],
    ['staging', 1, false],
    ['production', 2, true],
  ])
  expect(await server.api(getProject, { params: { project: 'library' } })).toMatchObject({ environmentCount: 3 })
})

test('a key that is taken is a conflict', async () => {
  const error = await problem(server.api(createProject, { body: { key: 'school', name: 'Again' } }))
  expect([error.status, error.code]).toEqual([409, 'project_exists'])
})

test('lists projects page by page', async () => {
  const first = await server.api(listProjects, { query: { limit: 1 } })
  expect(first.items.map((one) => one.key)).toEqual(['library'])
  const second = await server.api(listProjects, { query: { limit: 1, after: first.page.next! } })
  expect([second.items.map((one) => one.key), second.page.next]).toEqual([['school'], null])
})

test('environments keep the order that they are moved to', async () => {
  const params = { project: 'library', environment: 'production' }
  await server.api(updateEnvironment, { params, body: { position: 0, requiresReason: true } })
  const { items } = await server.api(listEnvironments, { params: { project: 'library' } })
  expect(items.map((one) => one.key)).toEqual(['production', 'development', 'staging'])
  expect(items[0]).toMatchObject({ requiresReason: true, isCritical: true })
})

test.each([
  ['that it is critical', { isCritical: false }],
  ['that it asks for a reason', { requiresReason: false }],
  ['both', { isCritical: false, requiresReason: false }],
])('what guards an environment is taken away only with its key: %s', async (_, settings) => {
  const params = { project: 'guarded', environment: 'live' }
  const environments = [{ key: 'live', name: 'Live', isCritical: true }]
  const name = params.project
  await server.api(createProject, { body: { key: name, name, environments } }).catch(() => {})
  const guarded = { isCritical: true, requiresReason: true }
  await server.api(updateEnvironment, { params, body: guarded })

  const update = (body: object) => server.api(updateEnvironment, { params, body: { ...settings, ...body } })
  for (const given of [{}, { confirmation: '' }, { confirmation: 'production' }]) {
    const error = await problem(update({ name: 'Renamed', ...given }))
    const details = { checks: [{ code: 'typed_confirmation', details: { expected: 'live' } }] }
    expect(error.problem).toMatchObject({ status: 428, code: 'confirmation_required', details })
  }
  expect(await server.api(getEnvironment, { params })).toMatchObject({ ...guarded, name: 'Live' })
  expect(await update({ confirmation: 'live' })).toMatchObject(settings)
})

test('what an environment lacks needs no confirmation to stay away', async () => {
  const params = { project: 'school', environment: 'production' }
  const body = { isCritical: false, requiresReason: false, name: 'Production' }
  expect(await server.api(updateEnvironment, { params, body })).toMatchObject(body)
})

test('a new environment can be found by its keys at once', async () => {
  const params = { project: 'school' }
  const created = await server.api(createEnvironment, { params, body: { key: 'qa', name: 'QA' } })
  const keys = await server.api(listEnvironmentKeys, { params: { ...params, environment: 'qa' } })
  expect(keys.items.map((one) => one.kind).sort()).toEqual(['mobile', 'sdk'])
  const projects = server.server.use(projectsSlice)
  expect(projects.findCredential(keys.items[0]!.value)?.environmentId).toBe(created.id)
})

test('after a rotation both keys work until the overlap ends', async () => {
  const params = { project: 'school', environment: 'production' }
  const projects = server.server.use(projectsSlice)
  const old = server.environment.sdkKey
  const fresh = await server.api(rotateEnvironmentKey, { params, body: { kind: 'sdk', overlapSeconds: 3600 } })
  expect(projects.findCredential(old)?.environmentId).toBe(server.environment.id)
  expect(projects.findCredential(fresh.value)?.environmentId).toBe(server.environment.id)

  const closed: string[] = []
  projects.onCredentialClosed((credential) => closed.push(credential.value))
  await server.api(rotateEnvironmentKey, { params, body: { kind: 'sdk', overlapSeconds: 0 } })
  expect(projects.findCredential(old)).toBeUndefined()
  expect(closed.sort()).toEqual([old, fresh.value].sort())
})

test.each([
  ['an unknown project', { project: 'nope', environment: 'production' }, 'project_not_found'],
  ['an unknown environment', { project: 'school', environment: 'nope' }, 'environment_not_found'],
])('%s is named', async (_, params, code) => {
  const error = await problem(server.api(listEnvironmentKeys, { params }))
  expect([error.status, error.code]).toEqual([404, code])
})

test('a bad body is refused with everything that is wrong with it', async () => {
  const body = { key: 'Not A Key', name: '', extra: 1 } as never
  const error = await problem(server.api(createProject, { body }))
  expect(error.code).toBe('invalid_request')
  expect(error.problem.issues?.map((issue) => issue.path).sort()).toEqual(['/extra', '/key', '/name'])
})

test('a server with another instance secret does not start, and says why', async () => {
  const config = { secret: 'another secret than that of the other server' }
  const starting = startTestServer({ databaseUrl: server.databaseUrl, config })
  await expect(starting).rejects.toThrow(/sealed under another instance secret.*GUIDON_SECRET/)
})

test('an expired key stops working on time, and listeners hear of it', async () => {
  const params = { project: 'school', environment: 'production' }
  const projects = server.server.use(projectsSlice)
  const [old] = (await server.api(listEnvironmentKeys, { params })).items.filter((one) => one.kind === 'mobile')
  const closed = new Promise((done) => projects.onCredentialClosed((credential) => done(credential.value)))
  await server.api(rotateEnvironmentKey, { params, body: { kind: 'mobile', overlapSeconds: 1 } })
  expect(projects.findCredential(old!.value)).toBeDefined()
  expect(await closed).toBe(old!.value)
  expect(projects.findCredential(old!.value)).toBeUndefined()
})

test('of ten who create the same project at once, one does', async () => {
  const attempts = Array.from({ length: 10 }, () => server.api(createProject, { body: { key: 'race', name: 'Race' } }))
  const results = await Promise.allSettled(attempts)
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a change of the environment is known to every node', async () => {
  const secondNode = await startTestServer({ databaseUrl: server.databaseUrl })
  const params = { project: 'school', environment: 'production' }
  await server.api(updateEnvironment, { params, body: { isSecureMode: true } })
  const projects = secondNode.server.use(projectsSlice)
  await expect.poll(() => projects.environmentById(server.environment.id)?.isSecureMode).toBe(true)
  await secondNode.close()
})
