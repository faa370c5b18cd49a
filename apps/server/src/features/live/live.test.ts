import { createApiClient, createEnvironment, updateEnvironment, watchProject, type DomainEvent } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer
let secondNode: TestServer

beforeAll(async () => {
  server = await startTestServer()
  secondNode = await startTestServer({ databaseUrl: server.databaseUrl })
})
afterAll(async () => {
  await secondNode.close()
  await server.close()
})

const params = { project: 'school' }

/** Reads `count` events; `whenOpen` runs once the stream is open. */
async function readEvents(
  node: TestServer,
  count: number,
  { lastEventId, whenOpen }: { lastEventId?: number; whenOpen?: () => Promise<unknown> },
): Promise<DomainEvent[]> {
  const abort = new AbortController()
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }
  const answered = Promise.withResolvers<void>()
  const client = createApiClient({
    url: node.url,
    token: node.token,
    fetch: (...request) => fetch(...request).finally(() => answered.resolve()),
  })
  const events: DomainEvent[] = []
  const reading = (async () => {
    for await (const { id, data } of client.stream(watchProject, { params, headers, signal: abort.signal })) {
      expect(id).toBe(String(data.id))
      events.push(data)
      if (events.length === count) break
    }
  })()
  await answered.promise
  await whenOpen?.()
  await reading
  abort.abort()
  return events
}

const createOne = (key: string): Promise<unknown> => server.api(createEnvironment, { params, body: { key, name: key } })

test('what happens is seen on every node', async () => {
  const events = await readEvents(secondNode, 1, { whenOpen: () => createOne('qa') })
  expect(events).toMatchObject([{ type: 'environment.created', environment: 'qa', data: { key: 'qa' } }])
})

test('Last-Event-ID resumes after it, without a gap and in order', async () => {
  const [first] = await readEvents(server, 1, { whenOpen: () => createOne('first') })
  await Promise.all(['a', 'b', 'c', 'd'].map(createOne))
  const rename = (): Promise<unknown> =>
    server.api(updateEnvironment, { params: { ...params, environment: 'a' }, body: { name: 'A' } })
  const events = await readEvents(server, 5, { lastEventId: first!.id, whenOpen: rename })
  expect(events.map((event) => event.data['key']).sort()).toEqual(['a', 'a', 'b', 'c', 'd'])
  expect(events.map((event) => event.id)).toEqual([...events.map((event) => event.id)].sort((one, two) => one - two))
  expect(events.at(-1)!.type).toBe('environment.updated')
})

test('a stream of an unknown project is a problem', async () => {
  const stream = server.client.stream(watchProject, { params: { project: 'nope' } })
  await expect(stream.next()).rejects.toMatchObject({ code: 'project_not_found' })
})

test('streams end when the server closes', async () => {
  const closing = await startTestServer({ databaseUrl: server.databaseUrl })
  const stream = closing.client.stream(watchProject, { params, headers: { 'last-event-id': '0' } })
  await stream.next()
  const startedAt = performance.now()
  const ended = (async () => {
    while (!(await stream.next()).done);
  })()
  await Promise.all([closing.close(), ended])
  expect(performance.now() - startedAt).toBeLessThan(4_000)
})
