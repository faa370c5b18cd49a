import { gunzipSync } from 'node:zlib'
import { get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { strictFlagIssues, strictSegmentIssues } from '../../../../../packages/launchdarkly/test/strict-reading.ts'
import {
  deletedItem,
  flagItem,
  segmentItem,
  segmentRule,
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

const ODD_KEYS = ['__proto__', 'constructor', 'a/b', 'x%2Fy', '100%', '😀']

describe('GET /sdk/latest-all', () => {
  test('gives all flags and segments in the strictest form', async () => {
    await environment.publish(...ODD_KEYS.map((key) => flagItem(key)), segmentItem('s'), flagItem('gone'))
    await environment.publish(deletedItem('flag', 'gone'))
    const response = await environment.get('/sdk/latest-all')
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('x-ld-envid')).toBe(environment.id)
    const { flags, segments } = JSON.parse(await response.text())
    expect(Object.keys(flags).toSorted()).toEqual(ODD_KEYS.toSorted())
    expect(Object.values<object>(flags).flatMap(strictFlagIssues)).toEqual([])
    expect(Object.values<object>(segments).flatMap(strictSegmentIssues)).toEqual([])
  })

  test('gives empty maps for an empty environment', async () => {
    expect(await (await environment.get('/sdk/latest-all?filter=x&basis=y')).json()).toEqual({
      flags: {},
      segments: {},
    })
  })

  test('answers 304 to who has it, and not to who has an older state', async () => {
    const etag = (await environment.get('/sdk/latest-all')).headers.get('etag')!
    const authorization = environment.sdkKey
    for (const tag of [etag, `W/${etag}`, etag.replace(/"$/, '-gzip"'), `"other", ${etag}`]) {
      const again = await environment.get('/sdk/latest-all', { authorization, 'if-none-match': tag })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
    }
    await environment.publish(flagItem('a'))
    expect((await environment.get('/sdk/latest-all', { authorization, 'if-none-match': etag })).status).toBe(200)
  })

  test('is compressed for who reads that', async () => {
    await environment.publish(...Array.from({ length: 20 }, (_, index) => flagItem(`flag-${index}`)))
    const plain = await rawBody('/sdk/latest-all', {})
    const packed = await rawBody('/sdk/latest-all', { 'accept-encoding': 'gzip, br' })
    expect(plain.encoding).toBeUndefined()
    expect(packed.encoding).toBe('gzip')
    expect(gunzipSync(packed.body)).toEqual(plain.body)
    expect((await rawBody('/sdk/latest-all', { 'accept-encoding': 'gzip;q=0' })).encoding).toBeUndefined()
  })

  async function rawBody(path: string, headers: Record<string, string>) {
    const authorization = environment.sdkKey
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${environment.url}${path}`, { headers: { authorization, ...headers } }, resolve).on('error', reject)
    })
    const chunks: Buffer[] = []
    for await (const chunk of response) chunks.push(chunk)
    return { encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) }
  }
})

describe('the endpoints of the PHP SDK', () => {
  test('give single items, whatever their key', async () => {
    await environment.publish(...ODD_KEYS.flatMap((key) => [flagItem(key), segmentItem(key)]))
    for (const key of ODD_KEYS) {
      const flag = await environment.get(`/sdk/flags/${encodeURIComponent(key)}`)
      const segment = await environment.get(`/sdk/segments/${encodeURIComponent(key)}`)
      expect(strictFlagIssues((await flag.json()) as object)).toEqual([])
      expect(strictSegmentIssues((await segment.json()) as object)).toEqual([])
      const headers = { authorization: environment.sdkKey, 'if-none-match': flag.headers.get('etag')! }
      expect((await environment.get(`/sdk/flags/${encodeURIComponent(key)}`, headers)).status).toBe(304)
    }
    expect(Object.keys((await (await environment.get('/sdk/flags')).json()) as object)).toHaveLength(ODD_KEYS.length)
  })

  test('answer 404 for what does not exist', async () => {
    const response = await environment.get('/sdk/flags/unknown')
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      code: 'published_item_not_found',
      message: 'There is no flag "unknown" in this environment.',
    })
    expect((await environment.get('/sdk/segments/unknown')).status).toBe(404)
  })
})

describe('GET /all', () => {
  test('starts with everything and goes on with each change, in order', async () => {
    await environment.publish(flagItem('first'))
    const stream = await environment.stream('/all')
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.response.headers.get('x-accel-buffering')).toBe('no')
    expect(stream.response.headers.get('x-ld-envid')).toBe(environment.id)
    const put = await stream.next()
    expect(put.event).toBe('put')
    expect(put.data.path).toBe('/')
    expect(Object.keys(put.data.data.flags)).toEqual(['first'])

    const dependent = flagItem('dependent', { prerequisites: [{ key: 'base', variation: 0 }] })
    await environment.publish(deletedItem('flag', 'first'), dependent, flagItem('base'), segmentItem('s'))
    const events = [await stream.next(), await stream.next(), await stream.next(), await stream.next()]
    expect(events.map(({ event, data }) => [event, data.path, data.version ?? data.data.version])).toEqual([
      ['patch', '/segments/s', 1],
      ['patch', '/flags/base', 1],
      ['patch', '/flags/dependent', 1],
      ['delete', '/flags/first', 2],
    ])
  })

  test('puts everything again after a large change', async () => {
    const stream = await environment.stream('/all')
    await stream.next()
    await environment.publish(...Array.from({ length: 101 }, (_, index) => flagItem(`flag-${index}`)))
    const { event, data } = await stream.next()
    expect(event).toBe('put')
    expect(Object.keys(data.data.flags)).toHaveLength(101)
  })

  test('tells versions that only rise, under many quick changes', async () => {
    await environment.publish(flagItem('a'))
    const streams = await Promise.all(Array.from({ length: 5 }, () => environment.stream('/all')))
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => environment.publish(flagItem('a', { on: index % 2 === 0 }))),
    )
    for (const stream of streams) {
      let version = 0
      while (version < 21) {
        const { event, data } = await stream.next()
        const next = event === 'put' ? data.data.flags.a.version : data.data.version
        expect(next).toBeGreaterThan(version)
        version = next
      }
    }
  })

  test('has no segments on the stream of old SDKs', async () => {
    await environment.publish(flagItem('a'), segmentItem('s'))
    const stream = await environment.stream('/flags')
    expect(Object.keys((await stream.next()).data)).toEqual(['a'])
    await environment.publish(segmentItem('s'), deletedItem('flag', 'a'))
    expect(await stream.next()).toEqual({ event: 'delete', data: { path: '/a', version: 2 } })
  })
})

describe('data saving mode', () => {
  test('polls everything, then nothing', async () => {
    await environment.publish(flagItem('a', { rules: [segmentRule('s', 0)] }), segmentItem('s'))
    const { events } = (await (await environment.get('/sdk/poll')).json()) as { events: { event: string; data: any }[] }
    expect(events.map(({ event }) => event)).toEqual([
      'server-intent',
      'put-object',
      'put-object',
      'payload-transferred',
    ])
    const { state } = events.at(-1)!.data
    expect(state).toMatch(/^\(p:[0-9a-f]{24}:\d+\)$/)

    const again = (await (await environment.get(`/sdk/poll?basis=${state}`)).json()) as typeof events & {
      events: typeof events
    }
    expect(again.events.map(({ data }) => data.payloads[0].intentCode)).toEqual(['none'])

    await environment.publish(flagItem('b'))
    const full = (await (await environment.get(`/sdk/poll?basis=${state}`)).json()) as { events: typeof events }
    expect(full.events[0]!.data.payloads[0]).toMatchObject({ intentCode: 'xfer-full' })
  })

  test('streams from where the SDK is', async () => {
    const version = await environment.publish(flagItem('a'))
    const stream = await environment.stream(`/sdk/stream?basis=(p:${environment.id}:${version})`)
    expect((await stream.next()).data.payloads[0].intentCode).toBe('none')
    const changed = await environment.publish(deletedItem('flag', 'a'))
    expect((await stream.next()).data.payloads[0]).toMatchObject({ intentCode: 'xfer-changes', target: changed })
    expect(await stream.next()).toEqual({ event: 'delete-object', data: { kind: 'flag', key: 'a', version: 2 } })
    expect(await stream.next()).toMatchObject({ event: 'payload-transferred', data: { version: changed } })
  })

  test('streams everything to an SDK that is somewhere else', async () => {
    await environment.publish(flagItem('a'))
    for (const query of ['', '?basis=(p:elsewhere:1)', '?basis=nonsense', '?basis=a&basis=b']) {
      const stream = await environment.stream(`/sdk/stream${query}`)
      expect((await stream.next()).data.payloads[0].intentCode).toBe('xfer-full')
    }
  })

  test.each(['GET', 'POST'])('is refused to client SDKs in a way that they understand (%s)', async (method) => {
    const poll = await fetch(`${environment.url}/sdk/poll/eval/abc?auth=x`, {
      method,
      headers: { origin: 'https://a.example' },
    })
    expect(poll.headers.get('x-ld-fd-fallback')).toBe('true')
    expect(poll.headers.get('access-control-allow-origin')).toBe('https://a.example')
    const stream = await environment.stream('/sdk/stream/eval/abc', { method })
    expect(stream.response.headers.get('x-ld-fd-fallback')).toBe('true')
    expect(await stream.next()).toMatchObject({ event: 'goodbye', data: { protocolFallbackTTL: 0 } })
    expect(await stream.nextOrEnd()).toBeUndefined()
  })
})

describe('keys', () => {
  const paths = [
    '/all',
    '/flags',
    '/sdk/latest-all',
    '/sdk/flags',
    '/sdk/flags/a',
    '/sdk/segments/a',
    '/sdk/poll',
    '/sdk/stream',
  ]

  test.each(paths)('%s refuses whoever has none', async (path) => {
    const { mobileKey, id } = environment
    for (const authorization of ['', 'sdk-unknown', `Bearer ${environment.sdkKey}`, mobileKey, id]) {
      const response = await environment.get(path, { authorization })
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({ code: 'unknown_sdk_credential' })
    }
    expect((await environment.get(path, {})).status).toBe(401)
  })

  test('may stand behind `api_key`', async () => {
    const response = await environment.get('/sdk/latest-all', { authorization: `api_key ${environment.sdkKey}` })
    expect(response.status).toBe(200)
  })
})
