import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('works', async () => {
  const response = await fetch(`${server.url}/sdk/latest-all`, { headers: { authorization: server.environment.sdkKey } })
  console.log(response.status, Object.fromEntries(response.headers), await response.text())
  const b = Buffer.from('{"kind":"user","key":"u"}').toString('base64url')
  const r2 = await fetch(`${server.url}/sdk/evalx/${server.environment.id}/contexts/${b}`, { headers: { } })
  console.log(r2.status, Object.fromEntries(r2.headers), await r2.text())
  const r3 = await fetch(`${server.url}/all`, { headers: { authorization: server.environment.sdkKey } })
  const reader = r3.body!.getReader()
  console.log(r3.status, Object.fromEntries(r3.headers), Buffer.from((await reader.read()).value!).toString())
  await reader.cancel()
})
