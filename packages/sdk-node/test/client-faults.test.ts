import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gunzipSync } from 'node:zlib'
import { createClient, type Client, type ClientOptions } from '@guidon/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

// A server that misbehaves in every way a test asks for. What a client does with the real one is in
// against-the-server.test.ts.

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

const USER = { kind: 'user', key: 'u1' }
const FLAG = {
  key: 'a',
  version: 1,
  on: true,
  variations: [true, false],
  fallthrough: { variation: 0 },
  offVariation: 1,
}
const TRANSFER = [
  ['server-intent', { payloads: [{ id: 'env', target: 1, intentCode: 'xfer-full', reason: 'payload-missing' }] }],
  ['put-object', { kind: 'flag', key: 'a', version: 1, object: FLAG }],
  ['payload-transferred', { state: '(p:env:1)', version: 1 }],
] as const
const STREAM_TEXT = TRANSFER.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join('')

let server: Server
let url: string
let requests: { path: string; headers: IncomingMessage['headers']; body: string }[]
let onStream: Handler
let onEvents: Handler
const clients: Client[] = []
let lines: string[]

beforeEach(async () => {
  requests = []
  lines = []
  onStream = (_request, response) => serveStream(response)
  onEvents = (_request, response) => response.writeHead(202).end()
  server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()))
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const sent = Buffer.concat(pieces)
  const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString()
  const requested = request.url ?? ''
  requests.push({ path: requested, headers: request.headers, body })
  if (requested.startsWith('/sdk/')) onStream(request, response, body)
  else if (requested === '/bulk') onEvents(request, response, body)
  else response.writeHead(202).end()
}

function serveStream(response: ServerResponse, text = STREAM_TEXT): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(text)
}

function servePoll(response: ServerResponse): void {
  response.writeHead(200).end(JSON.stringify({ events: TRANSFER.map(([event, data]) => ({ event, data })) }))
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

const note = (message: string): void => void lines.push(message)

function connect(options: ClientOptions = {}): Client {
  const logger = { debug() {}, info() {}, warn: note, error: note }
  const client = createClient('sdk-key', { url, logger, events: { flushIntervalMs: 100_000 }, ...options })
  clients.push(client)
  return client
}

const answering =
  (status: number, body = ''): Handler =>
  (_request, response) =>
    void response.writeHead(status).end(body)

test('without a server defaults are served, the wait ends, and flags come once it is there', async () => {
  onStream = (request) => request.socket.destroy()
  const client = connect()
  expect(client.bool('a', USER, false)).toBe(false)
  expect(await client.waitUntilReady({ timeoutMs: 50 })).toBe(false)
  expect(client.status).toBe('starting')
  onStream = (_request, response) => serveStream(response)
  expect(await client.waitUntilReady({ timeoutMs: 10_000 })).toBe(true)
  expect(client.bool('a', USER, false)).toBe(true)
})

describe.each([401, 403, 404])('the answer %i to the key', (status) => {
  test('ends the wait at once and is said once', async () => {
    onStream = answering(status)
    const client = connect()
    expect(await client.waitUntilReady({ timeoutMs: 30_000 })).toBe(false)
    expect(client.status).toBe('refused')
    expect(lines.filter((line) => line.includes(String(status)))).toHaveLength(1)
  })
})

test.each([
  ['an error of the server', answering(503)],
  ['an answer that is no stream', answering(200, '<html>A proxy says hello.</html>')],
  ['malformed JSON', (_request, response) => serveStream(response, 'event: put-object\ndata: {"kind":\n\n')],
  [
    'objects before their intent',
    (_request, response) => serveStream(response, STREAM_TEXT.slice(STREAM_TEXT.indexOf('event: put'))),
  ],
  [
    'a cut in the middle of an event',
    (_request, response) => {
      serveStream(response, STREAM_TEXT.slice(0, -40))
      setImmediate(() => response.destroy())
    },
  ],
  ['a redirect', (_request, response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
] as [string, Handler][])('%s changes nothing, and the client comes back', async (_name, handler) => {
  onStream = handler
  const client = connect()
  expect(await client.waitUntilReady({ timeoutMs: 300 })).toBe(false)
  expect(client.bool('a', USER, false)).toBe(false)
  onStream = (_request, response) => serveStream(response)
  expect(await client.waitUntilReady({ timeoutMs: 20_000 })).toBe(true)
})

test('what is known is served while the server is away, and the stream goes on where it was', async () => {
  let streams = 0
  onStream = (request, response) => {
    streams += 1
    if (streams === 2) request.socket.destroy()
    else if (request.url?.startsWith('/sdk/poll') === true) servePoll(response)
    else serveStream(response)
  }
  const client = connect()
  await client.waitUntilReady()
  const statuses: string[] = []
  client.on('status', (status) => statuses.push(status))
  server.closeAllConnections()
  await expect.poll(() => statuses).toEqual(['stale'])
  expect(client.bool('a', USER, false)).toBe(true)
  await expect.poll(() => statuses, { timeout: 20_000 }).toEqual(['stale', 'ready'])
  const asked = requests.filter(({ path }) => path.startsWith('/sdk/')).map(({ path }) => path)
  expect(asked[0]).toBe('/sdk/stream')
  expect(asked[1]).toBe('/sdk/stream?basis=(p%3Aenv%3A1)')
})

test('a proxy that swallows streams costs freshness only: flags come by polls', async () => {
  onStream = ({ url: requested }, response) => {
    if (requested?.startsWith('/sdk/stream') === true) response.writeHead(502).end()
    else servePoll(response)
  }
  const client = connect()
  expect(await client.waitUntilReady({ timeoutMs: 20_000 })).toBe(true)
  expect(client.bool('a', USER, false)).toBe(true)
})

test('a proxy that ends every stream at once costs freshness only', async () => {
  onStream = ({ url: requested }, response) => {
    if (requested?.startsWith('/sdk/stream') === true) response.writeHead(200).end()
    else servePoll(response)
  }
  const client = connect()
  expect(await client.waitUntilReady({ timeoutMs: 20_000 })).toBe(true)
})

describe('events', () => {
  test('wait while the server is away and come with the same payload id, once', async () => {
    onEvents = answering(503)
    const client = connect()
    await client.waitUntilReady()
    client.bool('a', USER, false)
    await client.flush()
    onEvents = (_request, response) => response.writeHead(202).end()
    client.bool('a', USER, false)
    await client.flush()
    await client.flush()
    const sent = requests.filter(({ path }) => path === '/bulk')
    expect(sent).toHaveLength(3)
    const ids = sent.map(({ headers }) => headers['x-launchdarkly-payload-id'])
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
  })

  test('that are too large together go in parts; one that is too large alone is dropped', async () => {
    onEvents = (_request, response, body) =>
      response.writeHead(JSON.parse(body).length > 1 || body.includes('too large') ? 413 : 202).end()
    const client = connect()
    await client.waitUntilReady()
    for (const key of ['one', 'too large', 'three']) client.track(key, USER)
    await client.flush()
    const kept = requests.filter(
      ({ path, body }) => path === '/bulk' && !body.includes('too large') && JSON.parse(body).length === 1,
    )
    expect(kept.map(({ body }) => JSON.parse(body)[0].key ?? JSON.parse(body)[0].kind)).toEqual([
      'index',
      'one',
      'three',
    ])
    expect(lines.some((line) => line.includes('too large'))).toBe(true)
  })

  test.each([401, 403, 404])('are not sent any more after %i, which is said once', async (status) => {
    onEvents = answering(status)
    const client = connect()
    await client.waitUntilReady()
    for (let round = 0; round < 3; round += 1) {
      client.bool('a', USER, false)
      await client.flush()
    }
    expect(requests.filter(({ path }) => path === '/bulk')).toHaveLength(1)
    expect(lines.filter((line) => line.includes('refuses events'))).toHaveLength(1)
  })

  test('are bounded, however many contexts there are', { timeout: 120_000 }, async () => {
    const client = connect({ events: { flushIntervalMs: 100_000, capacity: 1_000 } })
    await client.waitUntilReady()
    const collect = garbageCollector()
    collect()
    const before = process.memoryUsage().heapUsed
    for (let index = 0; index < 1_000_000; index += 1) client.bool('a', { kind: 'user', key: `user-${index}` }, false)
    collect()
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(40 * 1024 * 1024)
    await client.flush()
    const events = JSON.parse(requests.find(({ path }) => path === '/bulk')?.body ?? '[]') as {
      kind: string
      features?: object
    }[]
    expect(events.filter(({ kind }) => kind === 'index')).toHaveLength(1_000)
    expect(events.at(-1)).toMatchObject({ kind: 'summary', features: { a: { counters: [{ count: 1_000_000 }] } } })
  })
})

describe('a host', () => {
  const cyclic: Record<string, unknown> = { kind: 'user', key: 'u1' }
  cyclic['self'] = cyclic
  const throwing = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no')
      },
      ownKeys: () => {
        throw new Error('no')
      },
    },
  )
  const odd: [string, unknown][] = [
    ['undefined', undefined],
    ['null', null],
    ['a number', 7],
    ['a cycle', cyclic],
    ['a proxy that throws', throwing],
    [
      'a getter that throws',
      {
        kind: 'user',
        get key(): string {
          throw new Error('no')
        },
      },
    ],
    ['a function', () => undefined],
    ['a symbol', Symbol('x')],
    ['a prototype that is set', JSON.parse('{"kind":"user","key":"u1","__proto__":{"plan":"pro"}}')],
  ]

  test.each(odd)('that passes %s as a context gets an answer', async (_name, context) => {
    const client = connect()
    await client.waitUntilReady()
    expect(typeof client.bool('a', context as never, false)).toBe('boolean')
    expect(() => {
      client.track('x', context as never)
      client.identify(context as never)
      client.allFlags(context as never)
      client.secureModeHash(context as never)
      client.detail('a', client.context(context as never), null)
    }).not.toThrow()
    expect(({} as { plan?: string }).plan).toBeUndefined()
  })

  test.each(['', '__proto__', 'constructor', undefined, null, 7, Symbol('x'), {}])(
    'that asks for flag %s gets the default',
    async (key) => {
      const client = connect()
      await client.waitUntilReady()
      expect(client.bool(key as never, USER, true)).toBe(true)
      await client.flush()
    },
  )

  test('that makes keys up does not fill the memory', async () => {
    const client = connect()
    await client.waitUntilReady()
    for (let index = 0; index < 50_000; index += 1) client.bool(`made-up-${index}`, USER, false)
    await client.flush()
    const [summary] = JSON.parse(requests.find(({ path }) => path === '/bulk')?.body ?? '[]').slice(-1) as [
      { features: object },
    ]
    expect(Object.keys(summary.features)).toHaveLength(1_000)
  })

  test('whose hooks, listeners and logger throw is not harmed', async () => {
    const fail = (): never => {
      throw new Error('a host fails')
    }
    const client = connect({
      hooks: [{ name: 'broken', before: fail, after: fail, track: fail }],
      logger: { debug: fail, info: fail, warn: fail, error: fail },
    })
    client.on('ready', fail)
    client.on('status', fail)
    await client.waitUntilReady()
    expect(client.bool('a', USER, false)).toBe(true)
    client.track('x', USER)
  })

  test('that forgets key or address hears of it at once', () => {
    expect(() => createClient('')).toThrow('needs an SDK key')
    expect(() => createClient(undefined as never)).toThrow('needs an SDK key')
    expect(() => createClient('k', { url: 'flags.example.com' })).toThrow('must be the address of the server')
    expect(() => createClient('k', { mode: 'push' as never })).toThrow('"stream", "poll" or "offline"')
  })
})

describe('files', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'guidon-node-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('keep the last known flags for a start without a server, for the same key only', async () => {
    const cacheFile = path.join(folder, 'flags', 'cache.json')
    const first = connect({ cacheFile })
    await first.waitUntilReady()
    await first.close()
    onStream = (request) => request.socket.destroy()
    const second = connect({ cacheFile })
    expect(await second.waitUntilReady()).toBe(true)
    expect(second.status).toBe('stale')
    expect(second.bool('a', USER, false)).toBe(true)
    const other = createClient('another-key', {
      url,
      cacheFile,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    })
    clients.push(other)
    expect(await other.waitUntilReady({ timeoutMs: 100 })).toBe(false)
    expect(await readFile(cacheFile, 'utf8')).not.toContain('sdk-key')
  })

  test('that are broken are said to be, and the client starts without', async () => {
    const cacheFile = path.join(folder, 'cache.json')
    await writeFile(cacheFile, '{"owner":')
    const client = connect({ cacheFile })
    expect(await client.waitUntilReady()).toBe(true)
    expect(lines.some((line) => line.includes('could not be read'))).toBe(true)
  })

  test('of flags are followed without a server, and kept when they break', async () => {
    const flagsFile = path.join(folder, 'flags.json')
    const content = (on: boolean): string => JSON.stringify({ flags: { a: { ...FLAG, on } }, segments: {} })
    await writeFile(flagsFile, content(true))
    const client = connect({ flagsFile })
    expect(await client.waitUntilReady()).toBe(true)
    expect(client.bool('a', USER, false)).toBe(true)
    await writeFile(flagsFile, content(false))
    await expect.poll(() => client.bool('a', USER, true)).toBe(false)
    await writeFile(flagsFile, 'nothing')
    await expect.poll(() => lines.some((line) => line.includes('No flags were read'))).toBe(true)
    expect(client.bool('a', USER, true)).toBe(false)
    expect(requests).toEqual([])
  })
})
