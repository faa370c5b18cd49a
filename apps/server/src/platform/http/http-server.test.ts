import { gzipSync } from 'node:zlib'
import {
  createProject,
  listEnvironmentKeys,
  listProjects,
  problemSchema,
  rotateEnvironmentKey,
  type Problem,
} from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const post = (body: string, headers: Record<string, string> = {}, path = '/projects'): Promise<Response> =>
  fetch(`${server.url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json', ...headers },
    body,
  })

async function onDatabase(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  await client.query(statement)
  await client.end()
}

const problemOf = async (response: Response): Promise<Problem> => problemSchema.parse(await response.json())

test.each([
  ['is not JSON', '{"key":', 400, 'malformed_json'],
  ['has the wrong type', '[]', 400, 'invalid_request'],
  ['is missing', '', 400, 'invalid_request'],
  ['nests deeper than 64 levels', `${'['.repeat(65)}${']'.repeat(65)}`, 400, 'json_too_deep'],
  ['nests 100,000 levels deep', '['.repeat(100_000), 400, 'json_too_deep'],
  ['is larger than 1 MiB', JSON.stringify({ key: 'x'.repeat(1_048_577) }), 413, 'body_too_large'],
  ['has an unknown key', '{"key":"a","name":"A","color":"red"}', 400, 'invalid_request'],
  ['has a key __proto__', '{"key":"a","name":"A","__proto__":{}}', 400, 'invalid_request'],
  ['has a key constructor', '{"key":"a","name":"A","constructor":{}}', 400, 'invalid_request'],
])('a body that %s is answered with a problem', async (_, body, status, code) => {
  const response = await post(body)
  const problem = await problemOf(response)
  expect([response.status, problem.status, problem.code]).toEqual([status, status, code])
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(response.headers.get('x-request-id')).toBe(problem.requestId)
})

test('brackets inside strings do not count as nesting', async () => {
  const body = JSON.stringify({ key: 'brackets', name: `${'['.repeat(90)}\\"` })
  expect((await post(body)).status).toBe(201)
})

test('another media type is refused', async () => {
  const response = await post('key=a', { 'content-type': 'application/x-www-form-urlencoded' })
  expect([response.status, (await problemOf(response)).code]).toEqual([415, 'unsupported_media_type'])
})

test('a packed body is refused in words', async () => {
  const body = gzipSync('{"key":"packed","name":"Packed"}')
  const headers = { 'content-encoding': 'gzip' }
  const response = await fetch(`${server.url}/api/v1/projects`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json', ...headers },
    body,
  })
  const problem = await problemOf(response)
  expect([response.status, problem.code]).toEqual([415, 'unsupported_content_encoding'])
  expect(problem.detail).toContain('not "gzip"')
})

test('a path that is not UTF-8 is a problem', async () => {
  const response = await fetch(`${server.url}/api/v1/%E0%A4%A`)
  expect([response.status, (await problemOf(response)).code]).toEqual([400, 'malformed_path'])
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
})

test.each([
  ['', 'The body is missing'],
  ['{"key":"a","name":""}', '/name: is empty'],
  ['{"name":"A"}', '/key: is missing'],
])('what is wrong with the body %o is said in words', async (body, detail) => {
  expect((await problemOf(await post(body))).detail).toBe(detail)
})

test('an unknown path is a problem that says where to look', async () => {
  const response = await fetch(`${server.url}/api/v1/nothing?token=secret`)
  const problem = await problemOf(response)
  expect([response.status, problem.code]).toEqual([404, 'route_not_found'])
  expect(problem.detail).toContain('GET /api/v1/nothing.')
})

test('an unknown query parameter is refused', async () => {
  const response = await fetch(`${server.url}/api/v1/projects?limit=0&colour=red`, {
    headers: { authorization: `Bearer ${server.token}` },
  })
  const { issues } = await problemOf(response)
  expect(issues?.map((issue) => issue.path).sort()).toEqual(['/query/colour', '/query/limit'])
})

describe('Idempotency-Key', () => {
  const params = { project: 'school', environment: 'production' }

  test('the same request again gets the same answer and is carried out once', async () => {
    const input = { params, body: { kind: 'mobile', overlapSeconds: 0 } as const, headers: { 'idempotency-key': 'k1' } }
    const first = await server.api(rotateEnvironmentKey, input)
    expect(await server.api(rotateEnvironmentKey, input)).toEqual(first)
  })

  test('another request with the same key is refused', async () => {
    const headers = { 'idempotency-key': 'k2' }
    await server.api(createProject, { body: { key: 'first', name: 'First' }, headers })
    const response = await post('{"key":"second","name":"Second"}', headers)
    expect([response.status, (await problemOf(response)).code]).toEqual([422, 'idempotency_key_reused'])
  })

  test('of ten at once one is carried out; the others get its answer or are told to wait', async () => {
    const body = '{"key":"at-once","name":"At once"}'
    const responses = await Promise.all(Array.from({ length: 10 }, () => post(body, { 'idempotency-key': 'k3' })))
    const statuses = new Set(responses.map(({ status }) => status))
    expect(statuses.has(201)).toBe(true)
    expect([...statuses].filter((status) => status !== 201 && status !== 409)).toEqual([])
    const waiting = responses.find(({ status }) => status === 409)
    if (waiting) expect((await problemOf(waiting)).code).toBe('request_in_progress')
  })

  test('a request that failed may be sent again', async () => {
    const headers = { 'idempotency-key': 'k4' }
    const body = '{"key":"taken","name":"Taken"}'
    await post(body)
    expect((await post(body, headers)).status).toBe(409)
    expect((await problemOf(await post(body, headers))).code).toBe('project_exists')
  })

  test('a request whose answer was lost in a crash is not carried out again', async () => {
    const input = { params, body: { kind: 'sdk', overlapSeconds: 0 } as const, headers: { 'idempotency-key': 'k5' } }
    await server.api(rotateEnvironmentKey, input)
    const keys = await server.api(listEnvironmentKeys, { params })
    await onDatabase("update remembered_answers set sealed_answer = null, started_at = 0 where idempotency_key = 'k5'")
    await expect(server.api(rotateEnvironmentKey, input)).rejects.toMatchObject({ problem: { code: 'answer_lost' } })
    expect(await server.api(listEnvironmentKeys, { params })).toEqual(keys)
  })

  test('a request that was cut off before it did anything is carried out when it comes again', async () => {
    const headers = { 'idempotency-key': 'k6' }
    const body = '{"key":"cut-off","name":"Cut off"}'
    await post(body, headers)
    await onDatabase(
      "update remembered_answers set sealed_answer = null, started_at = 0, is_carried_out = false where idempotency_key = 'k6'",
    )
    expect((await problemOf(await post(body, headers))).code).toBe('project_exists')
  })

  test('reading ignores it', async () => {
    const headers = { 'idempotency-key': '' }
    expect((await server.api(listProjects, { headers })).items.length).toBeGreaterThan(0)
  })
})

test('a server behind a path answers with and without it', async () => {
  const behindProxy = await startTestServer({ config: { publicUrl: 'https://flags.example.com/guidon' } })
  try {
    for (const path of ['/api/v1/status', '/guidon/api/v1/status', '/guidon/docs', '/docs']) {
      expect((await fetch(behindProxy.url + path)).status, path).toBe(200)
    }
    expect((await fetch(`${behindProxy.url}/guidonx/docs`)).status).toBe(404)
  } finally {
    await behindProxy.close()
  }
})
