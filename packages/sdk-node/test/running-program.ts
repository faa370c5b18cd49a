import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

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

/** A server with one flag, `new-checkout`, which is on. */
export interface FlagServer {
  readonly url: string
  /** Bodies of the analytics events that came; empty it between tests. */
  readonly posted: string[]
  close(): void
}

/** Starts a server with one flag; one that `swallowsEvents` never answers to them. */
export async function startFlagServer({ swallowsEvents = false } = {}): Promise<FlagServer> {
  const posted: string[] = []
  const server = createServer((request, response) => {
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
      if (request.url === '/bulk') {
        posted.push(text.toString())
        if (swallowsEvents) return
      }
      response.writeHead(202).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A program that has ended. */
export interface Ended {
  /** `null` when it was ended because it did not by itself. */
  readonly code: number | null
  readonly output: string
}

const LONGEST_MS = 20_000

/** Runs a module in `folder` to its end. */
export function runProgram(folder: string, source: string, environment: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: folder,
    env: { ...process.env, GUIDON_SDK_KEY: 'sdk-key', NODE_NO_WARNINGS: '1', ...environment },
  })
  const giveUp = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
  let output = ''
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (output += piece.toString()))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(giveUp)
      resolve({ code, output })
    })
  })
}

/** The first example of a README. */
export function exampleOf(readme: string): string {
  return /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
}
