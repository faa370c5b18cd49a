import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { createFlag } from '@guidon/api'
import { startTestServer, type TestServer } from '@guidon/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let server: TestServer
const context = Buffer.from('{"kind":"user","key":"ann"}').toString('base64url')

beforeAll(async () => {
  server = await startTestServer()
  for (let index = 0; index < 20; index += 1) {
    const clientSideAvailability = { usingMobileKey: true, usingEnvironmentId: true }
    const body = { key: `flag-${index}`, clientSideAvailability }
    await server.api(createFlag, { params: { project: server.project.key }, body })
  }
})
afterAll(() => server.close())

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Asks without undoing the encoding. */
function ask(path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${server.url}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    request.on('error', reject).end()
  })
}

const token = () => ({ authorization: `Bearer ${server.token}` })
const paths = () =>
  [
    [`/api/v1/projects/${server.project.key}/flags`, token()],
    [`/sdk/evalx/${server.environment.id}/contexts/${context}`, {}],
    ['/sdk/latest-all', { authorization: server.environment.sdkKey }],
  ] as const

test('large JSON is compressed for whoever reads that, and is the same', async () => {
  for (const [path, headers] of paths()) {
    const plain = await ask(path, headers)
    const packed = await ask(path, { ...headers, 'accept-encoding': 'br, gzip' })
    expect([path, plain.headers['content-encoding'], packed.headers['content-encoding']]).toEqual([
      path,
      undefined,
      'gzip',
    ])
    expect(gunzipSync(packed.body).toString()).toBe(plain.body.toString())
    expect(Number(packed.headers['content-length'])).toBe(packed.body.length)
    expect(packed.body.length).toBeLessThan(plain.body.length / 2)
    expect(plain.headers.vary).toMatch(/accept-encoding/i)
    expect(packed.headers.vary).toMatch(/accept-encoding/i)
    expect(packed.headers.etag).toBe(plain.headers.etag)
  }
})

test('a copy from a compressed answer is known to be current', async () => {
  const [, [path, headers]] = paths()
  const packed = await ask(path, { ...headers, 'accept-encoding': 'gzip' })
  const again = await ask(path, { ...headers, 'accept-encoding': 'gzip', 'if-none-match': packed.headers.etag! })
  expect([again.status, again.body.length, again.headers['content-encoding']]).toEqual([304, 0, undefined])
})

test('what is small, or not wanted compressed, is sent as it is', async () => {
  const small = await ask('/api/v1/projects', { ...token(), 'accept-encoding': 'gzip' })
  const [[path, headers]] = paths()
  const refused = await ask(path, { ...headers, 'accept-encoding': 'gzip;q=0, br' })
  expect([small.headers['content-encoding'], refused.headers['content-encoding']]).toEqual([undefined, undefined])
})
