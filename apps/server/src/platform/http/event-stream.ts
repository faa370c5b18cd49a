import type { Route } from '@guidon/api'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import type { ApiRequest, BoundRoute } from './handle.ts'

/** An open answer of server-sent events. */
export interface EventStream<Data> {
  /** Sends one event. `id` is what `Last-Event-ID` brings back. Does nothing once the stream is closed. */
  send(data: Data, id?: number): void
  /** Calls `listener` when the reader has gone, or at once if it has. */
  onClose(listener: () => void): void
  close(): void
}

/** Proxies cut silent connections, some after 30 s. */
const HEARTBEAT_MS = 15_000
/** Readers leave it out. */
const COMMENT = ':\n\n'
/** Unsent bytes after which a reader counts as stuck and is cut off. */
const MAX_UNSENT_BYTES = 4 * 1_048_576

/**
 * Binds a handler to a stream route of the contract. What it throws before it calls `open` is answered as a problem;
 * `open` starts the answer.
 */
export function handleStream<R extends Route>(
  route: R,
  handler: (request: ApiRequest<R>, open: () => EventStream<z.input<R['response']>>) => Promise<void>,
): BoundRoute {
  return {
    route,
    handler: (request) => handler(request, () => openEventStream(request.reply)),
  }
}

function openEventStream<Data>(reply: FastifyReply): EventStream<Data> {
  const { raw } = reply
  // Headers set by hooks, such as the request id, do not travel by themselves once the reply is taken over.
  const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  reply.hijack()
  raw.writeHead(200, {
    ...Object.fromEntries(headers),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-store',
    'x-accel-buffering': 'no',
  })
  // What is written after the end, while a slow reader has not taken all of it, would end the process.
  const write = (text: string): void => {
    if (!raw.writableEnded) raw.write(text)
  }
  // Some proxies pass the headers on with the first byte only.
  write(COMMENT)
  const heartbeat = setInterval(() => write(COMMENT), HEARTBEAT_MS).unref()
  const { closing } = reply.server
  const end = (): void => void raw.end()
  if (closing.aborted) end()
  else closing.addEventListener('abort', end)
  raw.on('close', () => {
    clearInterval(heartbeat)
    closing.removeEventListener('abort', end)
  })
  return {
    send(data, id) {
      if (raw.destroyed) return
      if (raw.writableLength > MAX_UNSENT_BYTES) raw.destroy()
      else write(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)
    },
    close: end,
    onClose(listener) {
      // Not the request: a GET request closes as soon as it is read.
      if (raw.destroyed) listener()
      else raw.on('close', listener)
    },
  }
}
