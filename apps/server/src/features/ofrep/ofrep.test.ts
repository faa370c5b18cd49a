import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  flagItem,
  startPublishedServer,
  type PublishedEnvironment,
  type PublishedServer,
} from '../../../test/published-server.ts'

let server: PublishedServer
let environment: PublishedEnvironment
beforeAll(async () => {
  server = await startPublishedServer()
})
beforeEach(async () => {
  environment = await server.newEnvironment()
})
afterAll(() => server.close())

const hidden = { clientSideAvailability: { usingMobileKey: false, usingEnvironmentId: false } }
const USER = { context: { targetingKey: 'u1' } }

interface PostOptions {
  readonly token?: string
  readonly headers?: Record<string, string>
}

function post(path: string, body: unknown = USER, { token = environment.sdkKey, headers = {} }: PostOptions = {}) {
  return fetch(`${environment.url}/ofrep/v1/evaluate/flags${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
  })
}

describe('one flag', () => {
  test('is found by a key that the provider did not encode', async () => {
    await environment.publish(flagItem('50%off/x y'))
    for (const path of ['/50%off/x%20y', '/50%25off%2Fx%20y']) expect((await post(path)).status).toBe(200)
  })

  test('is evaluated for the context', async () => {
    await environment.publish(flagItem('a', { targets: [{ variation: 1, values: ['u2'] }] }))
    const response = await post('/a')
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(await response.json()).toEqual({
      key: 'a',
      reason: 'STATIC',
      variant: '0',
      value: true,
      metadata: { ldReason: 'FALLTHROUGH', version: 1 },
    })
    const targeted = await post('/a', { context: { targetingKey: 'u2' } })
    expect(await targeted.json()).toMatchObject({ reason: 'TARGETING_MATCH', variant: '1', value: false })
  })

  test.each([
    ['a/b c', '/a/b%20c'],
    ['a/b c', `/${encodeURIComponent('a/b c')}`],
    ['x%2Fy', `/${encodeURIComponent('x%2Fy')}`],
    ['😀', '/😀'],
    ['__proto__', '/__proto__'],
  ])('may be called %j, asked as %s', async (key, path) => {
    await environment.publish(flagItem(key))
    expect(await (await post(path)).json()).toMatchObject({ key, value: true })
  })

  test('is not found when there is none, or when a client may not see it', async () => {
    await environment.publish(flagItem('hidden', hidden))
    for (const response of [await post('/none'), await post('/hidden', USER, { token: environment.id })]) {
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ errorCode: 'FLAG_NOT_FOUND' })
    }
  })

  test('that is malformed is a failure', async () => {
    await environment.publish(flagItem('broken', { fallthrough: { variation: 9 } }))
    const response = await post('/broken')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ key: 'broken', errorCode: 'PARSE_ERROR' })
  })
})

describe('all flags', () => {
  test('are evaluated, and those that fail are listed as failures', async () => {
    await environment.publish(flagItem('a'), flagItem('broken', { fallthrough: { variation: 9 } }))
    const { flags } = (await (await post('')).json()) as { flags: object[] }
    expect(flags).toMatchObject([
      { key: 'a', value: true },
      { key: 'broken', errorCode: 'PARSE_ERROR' },
    ])
  })

  test('are those that the caller may see', async () => {
    await environment.publish(flagItem('a'), flagItem('hidden', hidden))
    const keys = async (token: string) => {
      const { flags } = (await (await post('', USER, { token })).json()) as { flags: { key: string }[] }
      return flags.map(({ key }) => key)
    }
    expect(await keys(environment.sdkKey)).toEqual(['a', 'hidden'])
    expect(await keys(environment.mobileKey)).toEqual(['a'])
    expect(await keys(environment.id)).toEqual(['a'])
  })

  test('are not sent again to who has them', async () => {
    const etag = (await post('')).headers.get('etag')!
    const status = async (body: unknown, token?: string) => {
      const options = { headers: { 'if-none-match': etag }, ...(token && { token }) }
      return (await post('', body, options)).status
    }
    expect(await status(USER)).toBe(304)
    expect(await status({ context: { targetingKey: 'u2' } })).toBe(200)
    expect(await status(USER, environment.id)).toBe(200)
    await environment.publish(flagItem('a'))
    expect(await status(USER)).toBe(200)
  })

  test('name a stream that tells when to ask again', async () => {
    const { eventStreams } = (await (await post('')).json()) as { eventStreams: { endpoint: { requestUri: string } }[] }
    const stream = await environment.stream(eventStreams[0]!.endpoint.requestUri, {})
    await environment.publish(flagItem('a'))
    expect(await stream.next()).toEqual({ event: 'message', data: { type: 'refetchEvaluation' } })
  })
})

describe('a request that cannot be answered', () => {
  test.each([
    ['{', 'PARSE_ERROR'],
    ['', 'PARSE_ERROR'],
    ['{"context":{}}', 'TARGETING_KEY_MISSING'],
    ['{"context":{"targetingKey":"a","kind":"kind"}}', 'INVALID_CONTEXT'],
    [`{"context":{"targetingKey":"a","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, 'INVALID_CONTEXT'],
  ])('%.40s', async (body, errorCode) => {
    for (const path of ['', '/a']) {
      const response = await post(path, body)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ errorCode, errorDetails: expect.any(String) })
    }
  })

  test.each(['', 'sdk-unknown'])('has no valid key (%j)', async (token) => {
    for (const path of ['', '/a']) {
      const response = await post(path, USER, { token, headers: { origin: 'https://a.example' } })
      expect(response.status).toBe(401)
      expect(response.headers.get('access-control-allow-origin')).toBe('https://a.example')
      expect(await response.json()).toMatchObject({ errorCode: 'GENERAL' })
    }
  })

  test('may bring its key as X-API-Key', async () => {
    const response = await post('', USER, {
      token: '',
      headers: { authorization: '', 'x-api-key': environment.sdkKey },
    })
    expect(response.status).toBe(200)
  })
})

test.each(['', '/a'])('pages of other origins may ask %j', async (path) => {
  const url = `${environment.url}/ofrep/v1/evaluate/flags${path}`
  const preflight = await fetch(url, { method: 'OPTIONS', headers: { origin: 'https://a.example' } })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toContain('If-None-Match')
  expect(preflight.headers.get('access-control-expose-headers')).toContain('ETag')
})
