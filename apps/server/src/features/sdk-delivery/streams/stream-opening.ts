import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply } from 'fastify'

const NO_HEADERS: IncomingHttpHeaders = Object.freeze({})

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-store',
  // Proxies would hold events back otherwise.
  'x-accel-buffering': 'no',
}

/**
 * Answers with a stream that begins with `opening`, and gives its socket for what follows. The body has no length and
 * no chunks, so it ends with the connection: then the same bytes can go to every reader.
 */
export function startStream(reply: FastifyReply, opening: Buffer): Socket | null {
  reply.hijack()
  const response = reply.raw
  const { socket } = response
  if (socket === null) return null
  response.useChunkedEncodingByDefault = false
  // One packet for head and opening.
  socket.cork()
  response.writeHead(200, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...STREAM_HEADERS })
  response.flushHeaders()
  socket.write(opening)
  process.nextTick(() => socket.uncork())
  // From here on the socket is all there is to a stream: the response and what Fastify hangs on it can go. The request
  // stays as long as its connection, because Node's parser holds it, but without its headers.
  response.detachSocket(socket)
  forgetHeaders(reply.request.raw)
  return socket
}

function forgetHeaders(request: IncomingMessage): void {
  request.headers = NO_HEADERS
  request.rawHeaders = []
}
