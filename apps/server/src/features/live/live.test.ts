import {
  applyChange,
  createApiClient,
  createEnvironment,
  createFlag,
  createSignInLink,
  createToken,
  deleteToken,
  updateEnvironment,
  watchProject,
  type DomainEvent,
} from '@guidon/api'
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
      if (data.id !== null) expect(id).toBe(String(data.id))
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

/** Signs the administrator in; gives the cookie of the session. */
async function signIn(): Promise<string> {
  const { url } = await server.api(createSignInLink)
  const link = new URLSearchParams(new URL(url).hash.slice(1)).get('sign-in')!
  const signedIn = await fetch(`${server.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ link }),
  })
  return signedIn.headers.get('set-cookie')!.split(';')[0]!
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
  const events = await readEvents(server, 5, { lastEventId: first!.id!, whenOpen: rename })
  expect(events.map((event) => event.data['key']).sort()).toEqual(['a', 'a', 'b', 'c', 'd'])
  const ids = events.map(({ id }) => id!)
  expect(ids).toEqual(ids.toSorted((one, two) => one - two))
  expect(events.at(-1)!.type).toBe('environment.updated')
})

test('an event says who did what to which version of what', async () => {
  const createAndTurnOn = async () => {
    await server.api(createFlag, { params, body: { key: 'checkout' } })
    await server.api(applyChange, {
      params,
      body: {
        operations: [
          {
            subject: { kind: 'flag', key: 'checkout', environment: 'production' },
            instructions: [{ kind: 'turnFlagOn' }],
          },
        ],
      },
    })
  }
  const [created, event] = await readEvents(secondNode, 2, { whenOpen: createAndTurnOn })
  expect(created).toMatchObject({ type: 'flag.created', environment: null, subject: { kind: 'flag', key: 'checkout' } })
  expect(event).toMatchObject({
    type: 'flag.changed',
    environment: 'production',
    subject: { kind: 'flag', key: 'checkout' },
    version: 2,
    actor: { kind: 'token', name: 'test' },
    sentences: [expect.stringContaining('on')],
    data: { changeId: expect.any(String) as string },
  })
})

test('a reader who resumes from an event that is not kept is told so, and goes on from now', async () => {
  const stream = server.client.stream(watchProject, { params, headers: { 'last-event-id': '999999999' } })
  const { value: gap } = await stream.next()
  await createOne('after-gap')
  const { value: event } = await stream.next()
  await stream.return(undefined)
  expect(gap!.data).toMatchObject({ type: 'live.gap', id: expect.any(Number) as number })
  expect(event!.data).toMatchObject({ type: 'environment.created', subject: { key: 'after-gap' } })
  expect(event!.data.id).toBeGreaterThan(gap!.data.id)
})

async function readWithCookie(cookie: string) {
  const { body } = await fetch(`${server.url}/api/v1/projects/school/live`, { headers: { cookie } })
  return { cookie, reader: body!.getReader() }
}

test("a browser reads the stream with its session's cookie, and proxies pass it on at once", async () => {
  const cookie = await signIn()
  const response = await fetch(`${server.url}/api/v1/projects/school/live`, {
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  })
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  })
  await response.body!.cancel()
})

test('a stream ends on every node when the token that reads it is deleted', async () => {
  const { id, secret } = await server.api(createToken, { body: { name: 'laptop', actions: ['project:read'] } })
  const stream = createApiClient({ url: secondNode.url, token: secret }).stream(watchProject, {
    params,
    headers: { 'last-event-id': '0' },
  })
  expect((await stream.next()).done).toBe(false)
  await server.api(deleteToken, { params: { token: id } })
  while (!(await stream.next()).done);
})

test('a stream ends when the session that reads it is ended, and no other does', async () => {
  const ended = await readWithCookie(await signIn())
  const other = await readWithCookie(await signIn())
  await fetch(`${server.url}/api/v1/sessions/current`, {
    method: 'DELETE',
    headers: { cookie: ended.cookie, origin: server.url },
  })
  while (!(await ended.reader.read()).done);
  await createOne('still-read')
  let text = ''
  while (!text.includes('still-read')) {
    const { done, value } = await other.reader.read()
    expect(done).toBe(false)
    text += Buffer.from(value).toString()
  }
  await other.reader.cancel()
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
