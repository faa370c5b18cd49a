import { getEvaluations, listContexts } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const params = () => ({ project: server.project.key, environment: server.environment.key })

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: server.environment.sdkKey, 'x-launchdarkly-event-schema': '4', ...headers },
  })
}

const summary = (flag: string, count = 1) => ({
  kind: 'summary',
  startDate: Date.now() - 10,
  endDate: Date.now(),
  features: { [flag]: { default: null, counters: [{ value: true, count, unknown: true }] } },
})

test('counts', async () => {
  const response = await post('/bulk', [
    summary('a', 3),
    { kind: 'index', creationDate: 1, context: { kind: 'user', key: 'u' } },
    { kind: 'custom', key: 'x', contextKeys: { user: 'u' } },
  ])
  expect([response.status, await response.text()]).toEqual([202, ''])
  const counts = await server.api(getEvaluations, { params: params(), query: { flag: 'a' } })
  expect(counts).toMatchObject({ total: 3 })
  await vi.waitFor(async () => {
    const { items } = await server.api(listContexts, { params: params() })
    expect(items.map(({ key }) => key)).toEqual(['u'])
  }, 5_000)
})
