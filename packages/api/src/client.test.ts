import { z } from 'zod'
import { expect, test } from 'vitest'
import { ApiError } from './api-error.ts'
import { createApiClient } from './client.ts'
import { defineRoute } from './route.ts'

const route = defineRoute({
  id: 'things.change',
  method: 'POST',
  path: '/things/{thing}:change',
  summary: 'Change a thing',
  action: 'flag:update',
  params: z.strictObject({ thing: z.string() }),
  query: z.strictObject({ tag: z.string().optional(), limit: z.number().optional() }),
  body: z.strictObject({ on: z.boolean() }),
  response: z.object({ done: z.boolean() }),
})

/** A client whose requests are answered with `answer`, and the requests that it made. */
function clientWith(answer: Response): { requests: Request[]; client: ReturnType<typeof createApiClient> } {
  const requests: Request[] = []
  const fake: typeof fetch = async (...args) => {
    requests.push(new Request(...args))
    return answer
  }
  return { requests, client: createApiClient({ url: 'http://guidon.test/', token: 'gdn_secret', fetch: fake }) }
}

test('sends what the route says', async () => {
  const { requests, client } = clientWith(Response.json({ done: true }))
  const input = {
    params: { thing: 'a/b:c%😀' },
    query: { limit: 5 },
    body: { on: true },
    headers: { 'if-match': '"3"' },
  }
  expect(await client.call(route, input)).toEqual({ done: true })
  const [request] = requests
  expect(request!.url).toBe('http://guidon.test/api/v1/things/a%2Fb%3Ac%25%F0%9F%98%80:change?limit=5')
  expect(request!.method).toBe('POST')
  expect(request!.headers.get('authorization')).toBe('Bearer gdn_secret')
  expect(request!.headers.get('if-match')).toBe('"3"')
  expect(await request!.json()).toEqual({ on: true })
})

test('an answer without a body is undefined', async () => {
  const { client } = clientWith(new Response(null, { status: 204 }))
  expect(await client.call(route, { params: { thing: 'a' }, body: { on: true } })).toBeUndefined()
})

test('a problem is an error with its code', async () => {
  const problem = { type: 'x', title: 'Conflict', status: 409, code: 'version_conflict', detail: 'No.', requestId: 'r' }
  const { client } = clientWith(Response.json(problem, { status: 409 }))
  const error = await client.call(route).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ code: 'version_conflict', status: 409, message: 'No.', problem })
})

test.each([502, 200])('an answer %i of something in between is an error, too', async (status) => {
  const { client } = clientWith(new Response('<h1>Not Guidon</h1>', { status }))
  const message = expect.stringContaining('<h1>Not Guidon</h1>') as string
  await expect(client.call(route)).rejects.toMatchObject({ code: 'unknown_answer', status, message })
})

test('a stream gives its events', async () => {
  const body = 'id: 1\ndata: {"done":false}\n\nid: 2\ndata: {"done":true}\n\n'
  const { client } = clientWith(new Response(body))
  const events = []
  for await (const event of client.stream({ ...route, kind: 'stream' })) events.push(event)
  expect(events).toEqual([
    { id: '1', data: { done: false } },
    { id: '2', data: { done: true } },
  ])
})
