import { createApiClient, watchProject, type DomainEvent } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  encodeContext,
  flagItem,
  startPublishedServer,
  type PublishedEnvironment,
  type PublishedServer,
} from '../../../test/published-server.ts'

let server: PublishedServer
let secondNode: TestServer
let environment: PublishedEnvironment
const abort = { current: new AbortController() }

beforeAll(async () => {
  server = await startPublishedServer()
  secondNode = await startTestServer({ databaseUrl: server.server.databaseUrl })
})
beforeEach(async () => {
  environment = await server.newEnvironment()
})
afterEach(() => {
  abort.current.abort()
  abort.current = new AbortController()
})
afterAll(async () => {
  await secondNode.close()
  await server.close()
})

/** Events of one type, as the second node tells them from now on; `next` gives one after the other. */
async function watch(type: string): Promise<() => Promise<DomainEvent>> {
  const answered = Promise.withResolvers<void>()
  const client = createApiClient({
    url: secondNode.url,
    token: secondNode.token,
    fetch: (...request) => fetch(...request).finally(() => answered.resolve()),
  })
  const params = { project: server.server.project.key }
  const stream = client.stream(watchProject, { params, signal: abort.current.signal })
  async function next(): Promise<DomainEvent> {
    const { value } = await stream.next()
    return value!.data.type === type && value!.data.environment === environment.key ? value!.data : next()
  }
  const first = next()
  first.catch(() => {})
  await answered.promise
  let isFirst = true
  return () => {
    if (!isFirst) return next()
    isFirst = false
    return first
  }
}

function sdk(name: string, more: Record<string, string> = {}): { headers: Record<string, string> } {
  return { headers: { authorization: environment.sdkKey, 'user-agent': name, ...more } }
}

describe('sdk.connected', () => {
  test('tells at once who opened a stream', async () => {
    const next = await watch('sdk.connected')
    const startedAt = performance.now()
    const stream = await environment.stream(
      '/all',
      sdk('NodeJSClient/9.13.7', { 'x-launchdarkly-tags': 'application-id/school application-version/2' }),
    )
    expect(await next()).toMatchObject({
      id: null,
      actor: null,
      data: {
        application: 'school',
        applicationVersion: '2',
        name: 'NodeJSClient',
        version: '9.13.7',
        wrapper: '',
        transport: 'streaming',
        platform: '',
        connections: 1,
      },
    })
    expect(performance.now() - startedAt).toBeLessThan(900)
    await stream.close()
  })

  test('tells of a program that polls once', async () => {
    const next = await watch('sdk.connected')
    for (const instance of ['a', 'a', 'b']) {
      const { headers } = sdk('RubyClient/8', { 'x-launchdarkly-instance-id': instance })
      await environment.get('/sdk/latest-all', headers)
    }
    await environment.get('/sdk/latest-all', sdk('PHPClient/6').headers)
    await environment.get('/sdk/latest-all', sdk('PHPClient/6').headers)
    await environment.stream('/all', sdk('Last/1'))
    const told = [await next(), await next(), await next(), await next()]
    expect(told.map(({ data }) => [data['name'], data['transport'], data['connections']]).toSorted()).toEqual([
      ['Last', 'streaming', 1],
      ['PHPClient', 'polling', 1],
      ['RubyClient', 'polling', 1],
      ['RubyClient', 'polling', 1],
    ])
  })

  test('tells of an OpenFeature provider', async () => {
    const next = await watch('sdk.connected')
    await fetch(`${environment.url}/ofrep/v1/evaluate/flags`, {
      method: 'POST',
      headers: { authorization: `Bearer ${environment.sdkKey}`, 'user-agent': 'node' },
      body: JSON.stringify({ context: { targetingKey: 'u1' } }),
    })
    expect(await next()).toMatchObject({ data: { name: 'OFREP', wrapper: 'node', transport: 'polling' } })
  })
})

describe('change.delivered', () => {
  const context = encodeContext({ kind: 'user', key: 'u1' })

  /** Resolves after a change that was gathered later than those before has been told. */
  async function anotherRound(): Promise<void> {
    const other = await server.newEnvironment()
    const stream = await other.stream(`/eval/${other.id}/${context}`, {})
    await stream.next()
    await other.publish(flagItem('a'))
    await stream.next()
  }

  test('tells how many streams got a change, and how long it took', async () => {
    await environment.publish(flagItem('a'))
    await environment.stream('/all')
    await environment.stream('/all')
    await environment.stream(`/eval/${environment.id}/${context}`, {})
    await environment.stream(`/ofrep/v1/events/${environment.id}`, {})
    const next = await watch('change.delivered')
    const version = await environment.publish(flagItem('a', { on: false }))
    const event = await next()
    expect(event).toMatchObject({
      id: null,
      subject: { kind: 'environment', key: environment.key },
      version,
      data: { streams: 4 },
    })
    // The slowest of them gathers changes for 100 ms.
    expect(event.data['durationMs']).toBeGreaterThanOrEqual(90)
    expect(event.data['durationMs']).toBeLessThan(3_000)
  })

  test('does not wait for others where only servers listen', async () => {
    await environment.stream('/all')
    const next = await watch('change.delivered')
    const startedAt = performance.now()
    await environment.publish(flagItem('a'))
    const event = await next()
    expect(event.data['streams']).toBe(1)
    expect(event.data['durationMs']).toBeLessThanOrEqual(Math.ceil(performance.now() - startedAt))
  })

  test('counts streams that the change concerns only', async () => {
    await environment.stream('/all')
    await environment.stream(`/eval/${environment.id}/${context}`, {})
    const next = await watch('change.delivered')
    const clientSideAvailability = { usingMobileKey: false, usingEnvironmentId: false }
    await environment.publish(flagItem('hidden', { clientSideAvailability }))
    expect((await next()).data['streams']).toBe(1)
  })

  test('says nothing where it concerns no stream', async () => {
    await environment.stream(`/eval/${environment.id}/${context}`, {})
    const next = await watch('change.delivered')
    const clientSideAvailability = { usingMobileKey: false, usingEnvironmentId: false }
    await environment.publish(flagItem('hidden', { clientSideAvailability }))
    await anotherRound()
    const version = await environment.publish(flagItem('a'))
    expect((await next()).version).toBe(version)
  })
})
