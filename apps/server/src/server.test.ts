import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { slices } from './features/index.ts'
import { SliceRegistry } from './platform/slice-registry.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

interface Operation {
  readonly operationId: string
  readonly security?: readonly unknown[]
}

/** The only routes that answer without credentials. */
const OPEN_ROUTES = ['GET /status', 'POST /sign-in']

async function readOperations(): Promise<[method: string, path: string, operation: Operation][]> {
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>
  }
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      method.toUpperCase(),
      path,
      operation,
    ]),
  )
}

test('no route but the open ones answers without credentials, and none with wrong ones', async () => {
  const operations = await readOperations()
  expect(operations.length).toBeGreaterThan(30)
  const answers = operations.flatMap(([method, path]) =>
    [{}, { authorization: 'Bearer gdn_wrong' }, { cookie: 'guidon_session=wrong' }].map(async (headers) => {
      const url = `${server.url}/api/v1${path.replaceAll(/\{\w+\}/g, 'x')}`
      const { status } = await fetch(url, { method, headers: headers as Record<string, string> })
      return status === 401 ? null : `${method} ${path}`
    }),
  )
  const open = (await Promise.all(answers)).filter((route) => route !== null)
  expect([...new Set(open)].sort()).toEqual(OPEN_ROUTES)
})

test('the OpenAPI document says which routes are open', async () => {
  const open = (await readOperations()).filter(([, , operation]) => operation.security?.length === 0)
  expect(open.map(([method, path]) => `${method} ${path}`).sort()).toEqual(OPEN_ROUTES)
})

test('metrics need a token', async () => {
  expect((await fetch(`${server.url}/metrics`)).status).toBe(401)
  const response = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${server.token}` } })
  expect(await response.text()).toMatch(/^process_resident_memory_bytes \d+$/m)
})

test('operation ids are unique', async () => {
  const ids = (await readOperations()).map(([, , operation]) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a slice cannot use one that comes later', () => {
  const registry = new SliceRegistry()
  expect(() => registry.use(slices[0]!)).toThrow(/used before it is created/)
})
