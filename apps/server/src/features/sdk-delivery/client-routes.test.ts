import { parseContext } from '@guidon/model'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  deletedItem,
  encodeContext,
  flagItem,
  segmentItem,
  segmentRule,
  startPublishedServer,
  type PublishedEnvironment,
  type PublishedServer,
} from '../../../test/published-server.ts'
import type { StreamReader } from '../../../test/stream-reader.ts'
import { secureModeHash } from './secure-mode.ts'

let server: PublishedServer
let environment: PublishedEnvironment
beforeAll(async () => {
  server = await startPublishedServer()
})
beforeEach(async () => {
  environment = await server.newEnvironment()
})
afterAll(() => server.close())

const USER = { kind: 'user', key: 'u1' }
const encoded = encodeContext(USER)
const hidden = { clientSideAvailability: { usingMobileKey: false, usingEnvironmentId: false } }
const mobileOnly = { clientSideAvailability: { usingMobileKey: true, usingEnvironmentId: false } }

function report(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const init = { method: 'REPORT', body, headers: { 'content-type': 'application/json', ...headers } }
  return fetch(`${environment.url}${path}`, init)
}

function byMobile(): Record<string, string> {
  return { authorization: environment.mobileKey }
}

/** Keys of the flags in the answer to a poll or REPORT. */
async function flagKeys(response: Response | Promise<Response>): Promise<string[]> {
  const answer = await response
  expect(answer.status).toBe(200)
  return Object.keys((await answer.json()) as object).toSorted()
}

describe('a poll for evaluations', () => {
  test('gives browsers, mobile apps and servers the flags they may see', async () => {
    await environment.publish(flagItem('open'), flagItem('mobile', mobileOnly), flagItem('hidden', hidden))
    const { id } = environment
    const text = JSON.stringify(USER)
    const browserPaths = [`/sdk/evalx/${id}/contexts/${encoded}`, `/sdk/evalx/${id}/users/${encoded}`]
    for (const path of browserPaths) expect(await flagKeys(environment.get(path, {}))).toEqual(['open'])
    for (const path of ['context', 'user']) {
      expect(await flagKeys(report(`/sdk/evalx/${id}/${path}`, text))).toEqual(['open'])
      expect(await flagKeys(report(`/msdk/evalx/${path}`, text, byMobile()))).toEqual(['mobile', 'open'])
    }
    for (const path of [`/msdk/evalx/contexts/${encoded}`, `/msdk/evalx/users/${encoded}`]) {
      expect(await flagKeys(environment.get(path, byMobile()))).toEqual(['mobile', 'open'])
    }
    expect(await flagKeys(environment.get(`/sdk/evalx/contexts/${encoded}`))).toEqual(['hidden', 'mobile', 'open'])
  })

  test('gives values, the environment version and the flag version', async () => {
    await environment.publish(flagItem('a'))
    const version = await environment.publish(flagItem('b'))
    const answer = await environment.get(`/sdk/evalx/${environment.id}/contexts/${encoded}`, {})
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect(answer.headers.get('x-ld-envid')).toBe(environment.id)
    expect(await answer.json()).toEqual({
      a: { value: true, variation: 0, version, flagVersion: 1 },
      b: { value: true, variation: 0, version, flagVersion: 1 },
    })
  })

  test('gives reasons when asked, and the prerequisites that were looked at', async () => {
    const needs = { prerequisites: [{ key: 'base', variation: 1 }, { key: 'never', variation: 0 }] } // prettier-ignore
    await environment.publish(flagItem('base', hidden), flagItem('a', needs))
    const answer = await environment.get(`/sdk/evalx/${environment.id}/contexts/${encoded}?withReasons=true`, {})
    expect(((await answer.json()) as any).a).toMatchObject({
      value: false,
      reason: { kind: 'PREREQUISITE_FAILED', prerequisiteKey: 'base' },
      prerequisites: ['base'],
    })
  })

  test('answers 304 until the environment, the context or the question changes', async () => {
    const path = `/sdk/evalx/${environment.id}/contexts/${encoded}`
    const etag = (await environment.get(path, {})).headers.get('etag')!
    const status = async (path: string) => (await environment.get(path, { 'if-none-match': etag })).status
    expect(await status(path)).toBe(304)
    expect(await status(`${path}?withReasons=true`)).toBe(200)
    expect(await status(path.replace(encoded, encodeContext({ ...USER, plan: 'gold' })))).toBe(200)
    await environment.publish(flagItem('a'))
    expect(await status(path)).toBe(200)
  })

  test('accepts contexts in every form', async () => {
    const gold = { contextKind: 'user', attribute: 'plan', op: 'in', values: ['gold'], negate: false }
    const rule = { id: 'r', clauses: [gold], variation: 1, trackEvents: false }
    await environment.publish(flagItem('a', { rules: [rule] }))
    const legacy = JSON.stringify({ key: 'ü1>?', custom: { plan: 'gold' } })
    const multi = JSON.stringify({ kind: 'multi', org: { key: 'o1' }, user: { key: 'u1', plan: 'gold' } })
    for (const text of [legacy, multi]) {
      for (const base64 of [Buffer.from(text).toString('base64'), Buffer.from(text).toString('base64url')]) {
        const answer = await environment.get(`/sdk/evalx/${environment.id}/contexts/${base64}`, {})
        expect(((await answer.json()) as any).a.value).toBe(false)
      }
    }
  })

  test('reads contexts of several kilobytes from the path', async () => {
    const large = encodeContext({ ...USER, notes: 'x'.repeat(8_000) })
    expect(await flagKeys(environment.get(`/sdk/evalx/${environment.id}/contexts/${large}`, {}))).toEqual([])
  })
})

describe('a bootstrap payload', () => {
  const byServer = () => ({ authorization: environment.sdkKey, 'content-type': 'application/json' })
  const state = { variation: 0, version: 1 }

  test('holds what browsers may see, in the form of allFlagsState', async () => {
    await environment.publish(flagItem('open'), flagItem('mobile', mobileOnly))
    const expected = { open: true, $flagsState: { open: state }, $valid: true }
    const answers = [
      await environment.get(`/sdk/bootstrap/contexts/${encoded}`),
      await report('/sdk/bootstrap', JSON.stringify(USER), byServer()),
      await fetch(`${environment.url}/sdk/bootstrap`, {
        method: 'POST',
        body: JSON.stringify(USER),
        headers: byServer(),
      }),
    ]
    for (const answer of answers) expect(await answer.json()).toEqual(expected)
  })

  test('holds reasons when asked, or no details that no event needs', async () => {
    await environment.publish(flagItem('a'))
    const ask = async (query: string) => {
      const answer = await environment.get(`/sdk/bootstrap/contexts/${encoded}?${query}`)
      return ((await answer.json()) as { $flagsState: { a: unknown } }).$flagsState.a
    }
    expect(await ask('withReasons=true')).toEqual({ ...state, reason: { kind: 'FALLTHROUGH' } })
    expect(await ask('detailsOnlyForTrackedFlags=true')).toEqual({ variation: 0 })
  })

  test('is for servers only', async () => {
    const answer = await environment.get(`/sdk/bootstrap/contexts/${encoded}`, byMobile())
    expect(answer.status).toBe(401)
  })
})

describe('a request that cannot be answered', () => {
  test.each([
    ['no base64', 'ää'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no context', encodeContext({ kind: 'user' })],
    ['a list', encodeContext([])],
  ])('has %s in the path', async (_, text) => {
    for (const path of [`/sdk/evalx/${environment.id}/contexts/${text}`, `/eval/${environment.id}/${text}`]) {
      const response = await environment.get(path, { origin: 'https://a.example' })
      expect(response.status).toBe(400)
      expect(response.headers.get('access-control-allow-origin')).toBe('https://a.example')
      expect(await response.json()).toMatchObject({
        code: 'invalid_sdk_context',
        message: expect.stringMatching(/\.$/),
      })
    }
  })

  test('has a body that is no JSON', async () => {
    const path = `/sdk/evalx/${environment.id}/context`
    expect((await report(path, '{"kind":"user","key":"u1"}', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await report(path, '{')).status).toBe(400)
    expect((await report(path, '')).status).toBe(400)
    expect((await report(path, `"${'x'.repeat(1_100_000)}"`)).status).toBe(413)
  })

  test.each(['/sdk/evalx/ID/contexts/CTX', '/eval/ID/CTX', '/ping/ID', '/sdk/goals/ID'])(
    'names an environment that does not exist: %s',
    async (path) => {
      const unknown = path.replace('ID', '0'.repeat(24)).replace('CTX', encoded)
      const response = await environment.get(unknown, { origin: 'https://a.example' })
      expect(response.status).toBe(404)
      expect(response.headers.get('access-control-allow-origin')).toBe('https://a.example')
      expect(await response.json()).toMatchObject({ code: 'unknown_client_side_id' })
    },
  )

  test.each(['/msdk/evalx/contexts/CTX', '/meval/CTX', '/mping'])('has no mobile key: %s', async (path) => {
    for (const authorization of ['', 'mob-unknown', environment.sdkKey, environment.id]) {
      expect((await environment.get(path.replace('CTX', encoded), { authorization })).status).toBe(401)
    }
  })
})

describe('pages of other origins', () => {
  test.each([
    '/sdk/evalx/ID/contexts/CTX',
    '/sdk/evalx/ID/context',
    '/sdk/evalx/ID/users/CTX',
    '/eval/ID/CTX',
    '/eval/ID',
    '/ping/ID',
    '/sdk/goals/ID',
    '/sdk/poll/eval/CTX',
    '/sdk/stream/eval/CTX',
  ])('may use %s', async (path) => {
    const url = `${environment.url}${path.replace('ID', environment.id).replace('CTX', encoded)}`
    const preflight = await fetch(url, { method: 'OPTIONS', headers: { origin: 'https://a.example' } })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://a.example')
    expect(preflight.headers.get('access-control-allow-methods')).toContain('REPORT')
    expect(preflight.headers.get('access-control-allow-headers')).toContain('X-LaunchDarkly-User-Agent')
    expect(preflight.headers.get('access-control-expose-headers')).toContain('ETag')
  })

  test('may open a stream', async () => {
    const headers = { origin: 'https://a.example' }
    const stream = await environment.stream(`/eval/${environment.id}/${encoded}`, { headers })
    expect(stream.response.headers.get('access-control-allow-origin')).toBe('https://a.example')
  })

  test('have no goals', async () => {
    const response = await environment.get(`/sdk/goals/${environment.id}`, {})
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(await response.json()).toEqual([])
  })
})

describe('a stream of evaluations', () => {
  const browserStream = (context: object = USER, query = ''): Promise<StreamReader> =>
    environment.stream(`/eval/${environment.id}/${encodeContext(context)}${query}`, {})

  test.each(['GET', 'REPORT'])('starts with all entries (%s)', async (method) => {
    const version = await environment.publish(flagItem('a'), flagItem('hidden', hidden))
    const body = method === 'REPORT' ? { body: JSON.stringify(USER) } : {}
    const headers = { 'content-type': 'application/json', ...byMobile() }
    const suffix = method === 'REPORT' ? '' : `/${encoded}`
    for (const path of [`/eval/${environment.id}`, '/meval']) {
      const stream = await environment.stream(`${path}${suffix}`, { method, headers, ...body })
      expect(await stream.next()).toEqual({
        event: 'put',
        data: { a: { value: true, variation: 0, version, flagVersion: 1 } },
      })
    }
  })

  test('goes on with what changes for its context', async () => {
    await environment.publish(segmentItem('s'), flagItem('a', { rules: [segmentRule('s', 1)] }), flagItem('b'))
    const member = await browserStream(USER)
    const stranger = await browserStream({ kind: 'user', key: 'u2' })
    await member.next()
    await stranger.next()

    const joined = await environment.publish(segmentItem('s', { included: ['u1'] }))
    expect(await member.next()).toEqual({
      event: 'patch',
      data: { key: 'a', value: false, variation: 1, version: joined, flagVersion: 1 },
    })

    const switched = await environment.publish(flagItem('b', { on: false }))
    const patch = { key: 'b', value: false, variation: 1, version: switched, flagVersion: 2 }
    expect(await member.next()).toEqual({ event: 'patch', data: patch })
    expect(await stranger.next()).toEqual({ event: 'patch', data: patch })
  })

  test('follows a prerequisite that it cannot see', async () => {
    await environment.publish(
      flagItem('base', hidden),
      flagItem('a', { prerequisites: [{ key: 'base', variation: 0 }] }),
    )
    const stream = await browserStream()
    await stream.next()
    await environment.publish(flagItem('base', { ...hidden, on: false }))
    expect(await stream.next()).toMatchObject({ event: 'patch', data: { key: 'a', value: false } })
  })

  test('loses a flag that is deleted or hidden, and gets one that is shown', async () => {
    await environment.publish(flagItem('a'), flagItem('b'), flagItem('c', hidden))
    const stream = await browserStream()
    await stream.next()
    const hiding = await environment.publish(flagItem('a', hidden))
    expect(await stream.next()).toEqual({ event: 'delete', data: { key: 'a', version: hiding } })
    const deleting = await environment.publish(deletedItem('flag', 'b'))
    expect(await stream.next()).toEqual({ event: 'delete', data: { key: 'b', version: deleting } })
    await environment.publish(flagItem('c'))
    expect(await stream.next()).toMatchObject({ event: 'patch', data: { key: 'c', value: true } })
  })

  test('hears once of several quick changes', async () => {
    await environment.publish(flagItem('a'), flagItem('last'))
    const stream = await browserStream()
    await stream.next()
    const changes = Array.from({ length: 10 }, (_, index) =>
      environment.publish(flagItem('a', { on: index % 2 === 0 })),
    )
    await Promise.all(changes)
    await environment.publish(flagItem('last', { on: false }))
    const keys: string[] = []
    while (keys.at(-1) !== 'last') keys.push((await stream.next()).data.key)
    expect(keys.length).toBeLessThan(11)
  })

  test('has reasons when asked', async () => {
    await environment.publish(flagItem('a'))
    const stream = await browserStream(USER, '?withReasons=true')
    expect((await stream.next()).data.a.reason).toEqual({ kind: 'FALLTHROUGH' })
    await environment.publish(flagItem('a', { on: false }))
    expect((await stream.next()).data.reason).toEqual({ kind: 'OFF' })
  })

  test.each(['browser', 'mobile'])('that only pings says so at first and on each change (%s)', async (family) => {
    const path = family === 'browser' ? `/ping/${environment.id}` : '/mping'
    const stream = await environment.stream(path, { headers: byMobile() })
    expect(await stream.next()).toEqual({ event: 'ping', data: {} })
    await environment.publish(flagItem('a'))
    expect(await stream.next()).toEqual({ event: 'ping', data: {} })
  })
})

describe('secure mode', () => {
  test('makes the hash that LaunchDarkly documents', () => {
    const key = 'sdk-01234567-89ab-cdef-0123-456789abcdef'
    const hashOf = (context: object) => {
      const parsed = parseContext(context)
      return parsed.ok && secureModeHash(key, parsed.value)
    }
    expect(hashOf({ kind: 'user', key: 'user-key-123' })).toBe(
      '73df666a13f2c474e50aa34ca5a761e89abb737fb139ff65fdde7fa85c9dcacd',
    )
    expect(hashOf({ kind: 'other', key: 'user-key-123' })).toBe(
      '98a933ca26d2951547fc021981ebcdeda95fbca2ac3f767ae67f7042d5458f72',
    )
  })

  test('lets browsers ask only about contexts that a server vouches for', async () => {
    environment = await server.newEnvironment({ isSecureMode: true })
    const parsed = parseContext(USER)
    const hash = parsed.ok ? secureModeHash(environment.sdkKey, parsed.value) : ''
    const other = encodeContext({ kind: 'user', key: 'u2' })
    const { id } = environment
    for (const path of [`/sdk/evalx/${id}/contexts/${encoded}`, `/eval/${id}/${encoded}`]) {
      for (const query of ['', '?h=', '?h=abc', `?h=${hash.toUpperCase()}`, '?h=a&h=b']) {
        const refused = await environment.get(`${path}${query}`, {})
        expect(refused.status).toBe(400)
        expect(await refused.json()).toMatchObject({ code: 'secure_mode_hash_invalid' })
      }
      expect((await environment.get(`${path.replace(encoded, other)}?h=${hash}`, {})).status).toBe(400)
    }
    expect(await flagKeys(environment.get(`/sdk/evalx/${id}/contexts/${encoded}?h=${hash}`, {}))).toEqual([])
    const stream = await environment.stream(`/eval/${id}/${encoded}?h=${hash}`, {})
    expect((await stream.next()).event).toBe('put')
    expect(await flagKeys(environment.get(`/msdk/evalx/contexts/${encoded}`, byMobile()))).toEqual([])
  })
})
