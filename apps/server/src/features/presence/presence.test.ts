import {
  createApiClient,
  createToken,
  deletePresence,
  listPresences,
  putPresence,
  watchProject,
  type ApiError,
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
const subject = { kind: 'flag' as const, key: 'checkout', environment: 'production' }
const editing = { subject, part: 'rule-1', activity: 'editing' as const }
const say = (tab: string) => server.api(putPresence, { params: { ...params, tab }, body: editing })
const leave = (tab: string) => server.api(deletePresence, { params: { ...params, tab } })

/** The next events of the second node while `work` runs. */
async function heard(count: number, work: () => Promise<unknown>): Promise<DomainEvent[]> {
  const answered = Promise.withResolvers<void>()
  const { url, token } = secondNode
  const client = createApiClient({
    url,
    token,
    fetch: (...request) => fetch(...request).finally(() => answered.resolve()),
  })
  const events: DomainEvent[] = []
  const reading = (async () => {
    for await (const { data } of client.stream(watchProject, { params })) {
      events.push(data)
      if (events.length === count) return
    }
  })()
  await answered.promise
  await work()
  await reading
  return events
}

test('others see at once who edits what, and that they left, on every node', async () => {
  const events = await heard(2, async () => {
    await say('one')
    await leave('one')
  })
  expect(events).toMatchObject([
    {
      id: null,
      type: 'presence.changed',
      environment: 'production',
      subject: { kind: 'flag', key: 'checkout' },
      actor: { kind: 'token', name: 'test' },
      data: { tab: 'one', part: 'rule-1', activity: 'editing', since: expect.any(Number) as number },
    },
    { id: null, type: 'presence.ended', data: { tab: 'one' } },
  ])
})

test('whoever comes later can ask', async () => {
  await say('two')
  await expect
    .poll(() => secondNode.api(listPresences, { params }))
    .toMatchObject({ items: [{ tab: 'two', who: { kind: 'token', name: 'test' }, ...editing }] })
  await leave('two')
  await expect.poll(() => secondNode.api(listPresences, { params })).toEqual({ items: [] })
})

test('nobody ends the presence of somebody else', async () => {
  await say('three')
  await expect.poll(async () => (await server.api(listPresences, { params })).items).toHaveLength(1)
  const { secret } = await server.api(createToken, { body: { name: 'other' } })
  const other = createApiClient({ url: server.url, token: secret })
  await other.call(deletePresence, { params: { ...params, tab: 'three' } })
  await other.call(putPresence, { params: { ...params, tab: 'three' }, body: editing })
  await expect.poll(async () => (await server.api(listPresences, { params })).items).toHaveLength(2)
})

test.each([
  ['an unknown project', { project: 'nope', tab: 'x' }, editing, 'project_not_found'],
  [
    'an unknown environment',
    { ...params, tab: 'x' },
    { ...editing, subject: { ...subject, environment: 'nope' } },
    'environment_not_found',
  ],
  ['a tab that is no name', { ...params, tab: 'a b' }, editing, 'invalid_request'],
  ['a long part', { ...params, tab: 'x' }, { ...editing, part: 'x'.repeat(101) }, 'invalid_request'],
  [
    'a long key',
    { ...params, tab: 'x' },
    { ...editing, subject: { ...subject, key: 'x'.repeat(257) } },
    'invalid_request',
  ],
] as const)('%s is refused', async (_, where, body, code) => {
  const call = server.api(putPresence, { params: where, body })
  await expect(call).rejects.toMatchObject({ code } satisfies Partial<ApiError>)
})
