import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

// Programs of their own: what a host's process does with a client in it, and the example of the README.

const FLAG = {
  key: 'new-checkout',
  version: 1,
  on: true,
  variations: [true, false],
  fallthrough: { variation: 0 },
  offVariation: 1,
}
const TRANSFER = [
  ['server-intent', { payloads: [{ id: 'env', target: 1, intentCode: 'xfer-full', reason: 'payload-missing' }] }],
  ['put-object', { kind: 'flag', key: FLAG.key, version: 1, object: FLAG }],
  ['payload-transferred', { state: '(p:env:1)', version: 1 }],
]
  .map(([event, data]) => `event: ${String(event)}\ndata: ${JSON.stringify(data)}\n\n`)
  .join('')

let server: Server
let url: string
let posted: string[]

beforeAll(async () => {
  server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      if (request.url?.startsWith('/sdk/stream') === true) {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(TRANSFER)
        return
      }
      const body = Buffer.concat(pieces)
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
      if (request.url === '/bulk') posted.push(text.toString())
      response.writeHead(202).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  posted = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

interface Ended {
  readonly code: number | null
  readonly output: string
  readonly elapsedMs: number
}

/** Runs a program to its end; one that does not end within 20 seconds is ended, with the code `null`. */
function run(source: string, environment: Record<string, string> = {}): Promise<Ended> {
  const startedAt = Date.now()
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: path.join(import.meta.dirname, '..'),
    env: { ...process.env, GUIDON_URL: url, GUIDON_SDK_KEY: 'sdk-key', NODE_NO_WARNINGS: '1', ...environment },
  })
  const giveUp = setTimeout(() => child.kill('SIGKILL'), 20_000)
  let output = ''
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (output += piece.toString()))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(giveUp)
      resolve({ code, output, elapsedMs: Date.now() - startedAt })
    })
  })
}

test('the example of the README runs', async () => {
  const readme = await readFile(path.join(import.meta.dirname, '../README.md'), 'utf8')
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  expect(await run(example)).toMatchObject({ code: 0, output: 'the new checkout\n' })
})

test('a program that has nothing else to do ends, and sends what it has collected', async () => {
  const ended = await run(`
    import { createClient } from '@guidon/node'
    const client = createClient('sdk-key')
    await client.waitUntilReady()
    console.log(client.bool('new-checkout', { kind: 'user', key: 'u1' }, false))`)
  expect(ended).toMatchObject({ code: 0, output: 'true\n' })
  expect(posted.join('')).toContain('"kind":"summary"')
})

test('a program without a server ends as if there were no client', async () => {
  const ended = await run(
    `
    import { createClient } from '@guidon/node'
    const client = createClient('sdk-key')
    console.log(client.bool('new-checkout', { kind: 'user', key: 'u1' }, false))`,
    { GUIDON_URL: 'http://127.0.0.1:1' },
  )
  expect(ended.code).toBe(0)
  expect(ended.output).toContain('false')
})

test('`await using` sends what is left and closes', async () => {
  const ended = await run(`
    import { createClient } from '@guidon/node'
    {
      await using client = createClient('sdk-key')
      await client.waitUntilReady()
      client.track('purchase', { kind: 'user', key: 'u1' }, { value: 9.5 })
    }
    setInterval(() => process.exit(0), 10)`)
  expect(ended.code).toBe(0)
  expect(posted.join('')).toContain('"metricValue":9.5')
})

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(path.join(import.meta.dirname, '../package.json'), 'utf8')) as {
    version: string
  }
  const { SDK } = await import('../src/version.ts')
  expect(SDK.version).toBe(version)
})
