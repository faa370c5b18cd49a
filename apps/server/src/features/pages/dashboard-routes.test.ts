import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerError } from '../../platform/http/error-mapper.ts'
import { mountDashboard } from './dashboard-routes.ts'

const PAGE = '<!doctype html><base href="/" /><script type="module" src="./assets/app-1a2b.js"></script>'
const asBrowser = { accept: 'text/html,application/xhtml+xml' }

let folder: string
let app: FastifyInstance

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guidon-dashboard-'))
  app = Fastify()
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
})
afterEach(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

async function mount({ isBuilt = true, basePath = '' } = {}): Promise<void> {
  if (isBuilt) {
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), PAGE)
    await writeFile(join(folder, 'assets/app-1a2b.js'), 'console.log("hello")'.repeat(100))
  }
  await mountDashboard(app, { folder, basePath: () => basePath })
}

test.each([
  ['/', 200],
  ['/p/my-project/flags?env=production', 200],
  ['/sign-in', 200],
  ['/nowhere', 404],
])('a browser at %s gets the page with status %i', async (url, status) => {
  await mount()
  const answer = await app.inject({ url, headers: asBrowser })
  expect(answer.statusCode).toBe(status)
  expect(answer.body).toBe(PAGE)
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  expect(answer.headers['content-security-policy']).not.toContain('unsafe')
})

test('a program that missed a route gets a problem, not a page', async () => {
  await mount()
  const answer = await app.inject({ url: '/sdk/latest-alll', headers: { accept: '*/*' } })
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toMatchObject({ code: 'route_not_found' })
})

test('the page names the path under which a proxy shows it', async () => {
  await mount({ basePath: '/guidon' })
  expect((await app.inject({ url: '/', headers: asBrowser })).body).toContain('<base href="/guidon/" />')
})

test('assets are compressed, kept for good, and not sent twice', async () => {
  await mount()
  const url = '/assets/app-1a2b.js'
  const first = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
  expect(first.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expect(brotliDecompressSync(first.rawPayload).toString()).toContain('hello')
  const again = await app.inject({ url, headers: { 'if-none-match': first.headers.etag! } })
  expect(again.statusCode).toBe(304)
  expect((await app.inject({ url })).body).toContain('hello')
})

test('a dashboard that is not built says how to build it', async () => {
  await mount({ isBuilt: false })
  const answer = await app.inject({ url: '/', headers: asBrowser })
  expect(answer.statusCode).toBe(503)
  expect(answer.body).toContain('npm run build')
})
