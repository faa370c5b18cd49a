import { gzipSync } from 'node:zlib'
import { getEvaluations } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../platform/database/database.ts'

let server: TestServer
let database: Database
let flag: string

beforeAll(async () => {
  server = await startTestServer()
  database = openDatabase({ url: server.databaseUrl })
})
beforeEach(({ task }) => {
  flag = task.id
})
afterAll(async () => {
  await database.close()
  await server.close()
})

type Headers = Record<string, string>

function post(path: string, body: unknown, headers: Headers = {}): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    headers: { 'x-launchdarkly-event-schema': '4', ...headers },
  })
}

const sdkKey = (): Headers => ({ authorization: server.environment.sdkKey })

const summary = (count = 1): object => ({
  kind: 'summary',
  startDate: Date.now() - 10,
  endDate: Date.now(),
  features: { [flag]: { default: null, counters: [{ value: true, count, unknown: true }] } },
})

async function counted(): Promise<number> {
  const params = { project: server.project.key, environment: server.environment.key }
  return (await server.api(getEvaluations, { params, query: { flag } })).total
}

async function storedEvents(key: string): Promise<object[]> {
  const { rows } = await database.raw.query('select kind, created_at, event from analytics_events where key = $1', [
    key,
  ])
  return rows
}

describe('accepts events on every route that SDKs post to', () => {
  const mobileKey = (): Headers => ({ authorization: server.environment.mobileKey })
  test.each<[string, () => Headers]>([
    ['/bulk', sdkKey],
    ['/diagnostic', sdkKey],
    ['/mobile', mobileKey],
    ['/mobile/events', mobileKey],
    ['/mobile/events/bulk', mobileKey],
    ['/mobile/events/diagnostic', mobileKey],
    ['/mobile/events/bulk', () => ({ authorization: `api_key ${server.environment.mobileKey}` })],
    ['/events/bulk/:id', () => ({})],
    ['/events/diagnostic/:id', () => ({ origin: 'https://shop.example' })],
  ])('%s', async (path, headers) => {
    const response = await post(path.replace(':id', server.environment.id), [summary(2)], headers())
    expect([response.status, await response.text()]).toEqual([202, ''])
    expect(await counted()).toBe(2)
  })

  test('the GIF of old browsers', async () => {
    const d = Buffer.from(JSON.stringify([summary(3)])).toString('base64')
    const response = await fetch(`${server.url}/a/${server.environment.id}.gif?d=${encodeURIComponent(d)}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/gif'])
    expect(await counted()).toBe(3)
  })
})

describe('refuses wrong credentials', () => {
  test.each<[string, () => Headers]>([
    ['/bulk', () => ({})],
    ['/bulk', () => ({ authorization: 'sdk-wrong' })],
    ['/bulk', () => ({ authorization: 'two words' })],
    ['/bulk', () => ({ authorization: server.environment.mobileKey })],
    ['/diagnostic', () => ({ authorization: `Bearer ${server.token}` })],
    ['/mobile', () => sdkKey()],
    ['/mobile/events/bulk', () => ({ authorization: server.environment.id })],
  ])('%s', async (path, headers) => {
    const response = await post(path, [summary()], headers())
    expect([response.status, await response.json()]).toMatchObject([401, { code: 'unknown_sdk_credential' }])
    expect(await counted()).toBe(0)
  })

  test.each(['/events/bulk/nope', '/events/diagnostic/nope'])('%s, and lets the page read why', async (path) => {
    const response = await post(path, [summary()], { origin: 'https://shop.example' })
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'unknown_client_side_id' }])
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example')
  })
})

test('answers the preflight of browsers for every header that SDKs send (§4.7)', async () => {
  const response = await fetch(`${server.url}/events/bulk/${server.environment.id}`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-launchdarkly-user-agent',
    },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example')
  const allowed = response.headers.get('access-control-allow-headers')?.toLowerCase().split(',')
  expect(allowed).toEqual(
    expect.arrayContaining([
      'content-type',
      'x-launchdarkly-user-agent',
      'x-launchdarkly-payload-id',
      'x-launchdarkly-event-schema',
      'x-launchdarkly-wrapper',
      'x-launchdarkly-tags',
    ]),
  )
})

describe('a payload id', () => {
  const headers = (id: string): Headers => ({ ...sdkKey(), 'x-launchdarkly-payload-id': id })

  test('is counted once, however often and from wherever it comes', async () => {
    const copies = Array.from({ length: 10 }, () => post('/bulk', [summary(5)], headers('one')))
    expect((await Promise.all(copies)).map(({ status }) => status)).toEqual(Array(10).fill(202))
    expect((await post('/bulk', [summary(5)], headers('one'))).status).toBe(202)
    const other = await startTestServer({ databaseUrl: server.databaseUrl })
    await fetch(`${other.url}/bulk`, { method: 'POST', body: JSON.stringify([summary(5)]), headers: headers('one') })
    await other.close()
    expect(await counted()).toBe(5)
  })

  test('belongs to its environment and to nothing else', async () => {
    await post('/bulk', [summary(1)], headers('a'))
    await post('/bulk', [summary(1)], headers('b'))
    await post('/bulk', [summary(1)], sdkKey())
    await post('/bulk', [summary(1)], headers('x'.repeat(101)))
    await post('/bulk', [summary(1)], headers('x'.repeat(101)))
    expect(await counted()).toBe(5)
  })
})

describe('reads compressed bodies', () => {
  test('of gzip', async () => {
    const body = gzipSync(JSON.stringify([summary(4)]))
    expect((await post('/bulk', body, { ...sdkKey(), 'content-encoding': 'gzip' })).status).toBe(202)
    expect(await counted()).toBe(4)
  })

  test('but none that unpacks to more than 20 MiB', async () => {
    const bomb = gzipSync(Buffer.alloc(21 * 1_048_576, ' '))
    const response = await post('/bulk', bomb, { ...sdkKey(), 'content-encoding': 'gzip' })
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'body_too_large' }])
  })

  test('and none larger than 5 MiB as it travels', async () => {
    const response = await post('/bulk', Buffer.alloc(5 * 1_048_576 + 1, ' '), sdkKey())
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'body_too_large' }])
  })
})

describe('drops what nobody can read, so that SDKs do not send it again', () => {
  const deep = '['.repeat(100_000)
  test.each<[string, string | Uint8Array, Headers]>([
    ['an empty body', '', {}],
    ['no JSON', '{"kind": nope', {}],
    ['endless nesting', deep, {}],
    ['a nested value', `[{"kind":"custom","key":"deep","data":${'['.repeat(200)}${']'.repeat(200)}}]`, {}],
    ['no gzip', 'hello', { 'content-encoding': 'gzip' }],
    ['an unknown encoding', 'hello', { 'content-encoding': 'zstd' }],
    ['another content type', '<xml/>', { 'content-type': 'text/xml' }],
    ['unknown kinds', '[{"kind":"__proto__"},{"kind":"alias"},7,null]', {}],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00]), {}],
  ])('%s', async (_, body, headers) => {
    const response = await post('/bulk', body, { ...sdkKey(), ...headers })
    expect([response.status, await response.text()]).toEqual([202, ''])
  })
})

describe('what PostgreSQL cannot hold', () => {
  test.each<[string, unknown]>([
    ['a zero character', 'a\0b'],
    ['half a character', '\ud83d'],
    ['a number beyond all numbers', 1e308],
  ])('%s costs nobody their events', async (_, value) => {
    const key = `odd ${flag}`
    const events = [{ kind: 'custom', key, data: value, contextKeys: { user: String(value) } }, summary()]
    const all = await Promise.all([events, [summary()], [summary()]].map((body) => post('/bulk', body, sdkKey())))
    expect(all.map(({ status }) => status)).toEqual([202, 202, 202])
    expect(await counted()).toBe(3)
    expect(await storedEvents(key)).toHaveLength(1)
  })
})

test('counts flags with any key', async () => {
  const keys = ['__proto__', 'constructor', '100 %/🎓']
  const features = keys.map((key) => `${JSON.stringify(key)}:{"counters":[{"count":7}]}`).join(',')
  await post('/bulk', `[{"kind":"summary","features":{${features}}}]`, sdkKey())
  for (flag of keys) expect(await counted()).toBe(7)
})

test('keeps experiment, custom, page and migration events one by one, with the time of the SDK', async () => {
  const at = 1_795_331_332_787
  const context = { kind: 'user', key: 'u1' }
  const kept = [
    { kind: 'feature', creationDate: at, key: flag, value: true, variation: 0, version: 1, context },
    { kind: 'custom', creationDate: at, key: flag, data: { sku: 1 }, metricValue: 9.5, context },
    {
      kind: 'click',
      creationDate: at,
      key: flag,
      url: 'https://shop.example',
      selector: '#a',
      contextKeys: { user: 'u1' },
    },
    { kind: 'pageview', creationDate: at, key: flag, url: 'https://shop.example', contextKeys: { user: 'u1' } },
    { kind: 'migration_op', creationDate: at, operation: 'read', evaluation: { key: flag }, measurements: [], context },
  ]
  const others = [
    { kind: 'index', creationDate: at, context },
    { kind: 'identify', creationDate: at, context },
    { kind: 'debug', creationDate: at, key: flag, value: true, context },
  ]
  await post('/bulk', [...kept, ...others], sdkKey())
  const rows = await storedEvents(flag)
  expect(rows).toEqual(kept.map((event) => ({ kind: event.kind, created_at: at, event })))
})

test('counts raw evaluations of SDKs that cannot summarize (§10.7)', async () => {
  const feature = {
    kind: 'feature',
    creationDate: Date.now(),
    key: flag,
    value: 1,
    context: { kind: 'user', key: 'php' },
  }
  const body = [feature, feature, { ...feature, trackEvents: true }]
  await post('/bulk', body, { ...sdkKey(), 'x-launchdarkly-unsummarized': 'true' })
  expect(await counted()).toBe(3)
  expect(await storedEvents(flag)).toHaveLength(1)
})
