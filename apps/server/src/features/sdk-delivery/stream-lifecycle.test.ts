import { rotateEnvironmentKey } from '@guidon/api'
import { parseContext } from '@guidon/model'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  encodeContext,
  flagItem,
  startPublishedServer,
  type PublishedEnvironment,
  type PublishedServer,
} from '../../../test/published-server.ts'
import { sdkInventorySlice } from '../sdk-inventory/index.ts'
import { deliverySlice } from './index.ts'
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

const encoded = encodeContext({ kind: 'user', key: 'u1' })

function rotate(kind: 'sdk' | 'mobile', overlapSeconds: number) {
  const params = { project: server.server.project.key, environment: environment.key }
  return server.server.api(rotateEnvironmentKey, { params, body: { kind, overlapSeconds } })
}

test('streams end when their key does, and only those', async () => {
  const bySdkKey = await environment.stream('/all')
  const byMobileKey = await environment.stream(`/meval/${encoded}`, {
    headers: { authorization: environment.mobileKey },
  })
  await bySdkKey.next()
  await byMobileKey.next()
  await rotate('sdk', 0)
  expect(await bySdkKey.nextOrEnd()).toBeUndefined()
  expect((await environment.get('/all')).status).toBe(401)
  await environment.publish(flagItem('a'))
  expect((await byMobileKey.next()).event).toBe('patch')
})

test.each([
  [true, 'end'],
  [false, 'go on'],
])('when an SDK key ends, streams of browsers in secure mode (%s) %s', async (isSecureMode, outcome) => {
  environment = await server.newEnvironment({ isSecureMode })
  const parsed = parseContext({ kind: 'user', key: 'u1' })
  const hash = parsed.ok ? secureModeHash(environment.sdkKey, parsed.value) : ''
  const stream = await environment.stream(`/eval/${environment.id}/${encoded}?h=${hash}`, {})
  await stream.next()
  await rotate('sdk', 0)
  await environment.publish(flagItem('a'))
  expect((await stream.nextOrEnd())?.event).toBe(outcome === 'end' ? undefined : 'patch')
})

test('streams of a replaced key go on while it overlaps', async () => {
  const stream = await environment.stream('/all')
  await stream.next()
  const { value } = await rotate('sdk', 3_600)
  expect((await environment.get('/sdk/latest-all', { authorization: value })).status).toBe(200)
  expect((await environment.get('/sdk/latest-all')).status).toBe(200)
  await environment.publish(flagItem('a'))
  expect((await stream.next()).event).toBe('patch')
})

test('SDKs that stream or poll are in the inventory', async () => {
  const headers = { authorization: environment.sdkKey, 'user-agent': 'NodeJSClient/9.13.7' }
  const stream = await environment.stream('/all', { headers })
  await environment.get('/sdk/latest-all', { ...headers, 'user-agent': 'GoClient/7.7.0' })
  const inventory = server.server.server.use(sdkInventorySlice)
  const list = async () => {
    await inventory.flush()
    const sdks = await inventory.list(environment.id)
    return sdks.map(({ name, transport, instances }) => `${name} ${transport} ${instances}`).toSorted()
  }
  await expect.poll(list).toEqual(['GoClient polling 0', 'NodeJSClient streaming 1'])
  await stream.close()
  await expect.poll(list).toEqual(['GoClient polling 0', 'NodeJSClient streaming 0'])
})

test('open streams are counted in the metrics', async () => {
  const count = async () => {
    const text = await (await environment.get('/metrics', { authorization: `Bearer ${server.server.token}` })).text()
    return Number(/^guidon_open_streams (\d+)$/m.exec(text)?.[1])
  }
  const before = await count()
  const stream = await environment.stream('/all')
  expect(await count()).toBe(before + 1)
  await stream.close()
  await expect.poll(count).toBe(before)
})

test('streams end when the server stops, and none is left behind', async () => {
  const stopping = await startPublishedServer()
  const { streams } = stopping.server.server.use(deliverySlice)
  const other = await stopping.newEnvironment()
  const open = await Promise.all(Array.from({ length: 250 }, () => other.stream('/all')))
  expect(streams.size).toBe(250)
  await Promise.all(open.map((stream) => stream.next()))
  const closed = stopping.server.server.close()
  for (const stream of open) expect(await stream.nextOrEnd()).toBeUndefined()
  await closed
  expect(streams.size).toBe(0)
  await stopping.close()
})
