import { tailAnalyticsEvents, type AnalyticsEvent, type AnalyticsEventKind } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const params = () => ({ project: server.project.key, environment: server.environment.key })

async function post(events: object[]): Promise<void> {
  const headers = {
    authorization: server.environment.sdkKey,
    'user-agent': 'GoClient/7.1',
    'x-launchdarkly-tags': 'application-id/shop',
    'x-launchdarkly-event-schema': '4',
  }
  const response = await fetch(`${server.url}/bulk`, { method: 'POST', headers, body: JSON.stringify(events) })
  expect(response.status).toBe(202)
}

/** What a watcher sees of `events`: it is sent marks until it watches, and again until it has seen all. */
async function watched(
  events: object[],
  query: { kind?: AnalyticsEventKind; key?: string } = {},
): Promise<AnalyticsEvent[]> {
  const mark = { kind: query.kind ?? 'custom', key: query.key ?? 'mark', contextKeys: {} }
  const abort = new AbortController()
  const seen: AnalyticsEvent[] = []
  let isWatching = false
  let isDone = false
  const watch = async (): Promise<void> => {
    const stream = server.client.stream(tailAnalyticsEvents, { params: params(), query, signal: abort.signal })
    for await (const { data } of stream) {
      if ('last' in data.event) break
      if ('first' in data.event) isWatching = true
      else seen.push(data)
    }
    isDone = true
  }
  const watching = watch()
  while (!isWatching) await post([{ ...mark, first: true }])
  await post(events)
  while (!isDone) await post([{ ...mark, last: true }])
  await watching
  abort.abort()
  return seen
}

test('shows events with their sender, and nothing private', async () => {
  const context = { kind: 'user', key: 'u', email: 'e', _meta: { privateAttributes: ['email'] } }
  const [seen] = await watched([{ kind: 'identify', creationDate: 5, context }])
  expect(seen).toEqual({
    kind: 'identify',
    key: null,
    contextKeys: { user: 'u' },
    application: 'shop',
    sdk: 'GoClient',
    receivedAt: expect.any(Number) as number,
    event: {
      kind: 'identify',
      creationDate: 5,
      context: { kind: 'user', key: 'u', _meta: { privateAttributes: ['email'] } },
    },
  })
})

test('shows only the kind and the key asked for', async () => {
  const events = ['a', 'b'].map((key) => ({ kind: 'custom', key, contextKeys: { user: 'u' } }))
  const seen = await watched([{ kind: 'pageview', key: 'a' }, ...events], { kind: 'custom', key: 'a' })
  expect(seen.map(({ kind, key }) => [kind, key])).toEqual([['custom', 'a']])
})

test('shows fifty events a second at most', async () => {
  const flood = Array.from({ length: 200 }, (_, i) => ({ kind: 'custom', key: `flood ${i}`, contextKeys: {} }))
  const seen = await watched(flood)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.length).toBeLessThanOrEqual(50)
})
