import { createHmac, randomUUID } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import os from 'node:os'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Platform, PlatformRequest, PlatformResponse } from '@guidon/sdk-core'

const compress = promisify(gzip)

/** Node's side of a client. Neither its sockets nor its timers keep a process alive. */
export function createNodePlatform(): Platform {
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    uuid: () => randomUUID(),
    setTimer(callback, ms) {
      const timer = setTimeout(callback, ms).unref()
      return () => clearTimeout(timer)
    },
    send: (request) => send(request, agents),
    gzip: (text) => compress(text),
    hmacSha256: (key, message) => createHmac('sha256', key).update(message).digest('hex'),
    holdOpen() {
      const timer = setInterval(() => undefined, 60_000)
      return () => clearInterval(timer)
    },
    onExit(callback) {
      const listener = (): void => void callback()
      process.once('beforeExit', listener)
      return () => process.removeListener('beforeExit', listener)
    },
    description: {
      name: 'Node',
      nodeVersion: process.versions.node,
      osName: os.type(),
      osVersion: os.release(),
      osArch: os.arch(),
    },
  }
}

interface Agents {
  readonly http: http.Agent
  readonly https: https.Agent
}

function send(request: PlatformRequest, agents: Agents): Promise<PlatformResponse> {
  return new Promise((resolve, reject) => {
    const isSecure = request.url.startsWith('https:')
    const options = { method: request.method, headers: request.headers, signal: request.signal }
    const outgoing = isSecure
      ? https.request(request.url, { ...options, agent: agents.https })
      : http.request(request.url, { ...options, agent: agents.http })
    outgoing.on('socket', (socket) => socket.unref())
    outgoing.on('response', (response) => resolve(responseOf(response)))
    outgoing.on('error', reject)
    outgoing.end(request.body)
  })
}

function responseOf(response: http.IncomingMessage): PlatformResponse {
  response.setEncoding('utf8')
  // Told to whoever reads; without a listener it would end the process.
  response.on('error', () => undefined)
  return {
    status: response.statusCode ?? 0,
    header(name) {
      const value = response.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    pieces: () => response as AsyncIterable<string>,
    discard: () => void response.resume(),
  }
}
