import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptsGzip, MIN_COMPRESSED_BYTES } from '../../../platform/http/compression.ts'
import type { Payload } from './payload.ts'

/** Answers a poll: 304 when the SDK has this already, else the body, compressed when the SDK reads that. */
export async function answerPayload(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: Payload,
): Promise<FastifyReply> {
  if (answersUnchanged(request, reply, payload.etag)) return reply
  if (payload.body.length < MIN_COMPRESSED_BYTES || !acceptsGzip(request)) return answerBody(reply, payload.body)
  return answerBody(reply.header('content-encoding', 'gzip'), await payload.gzipped())
}

/** Sets the headers of a poll's answer, and sends 304 when the SDK's copy has this tag. */
export function answersUnchanged(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  void reply.headers({ etag, 'cache-control': 'no-cache', vary: varyOf(reply) })
  if (!hasTag(request.headers['if-none-match'], etag)) return false
  void reply.code(304).send()
  return true
}

/** Sends JSON. Some SDKs refuse any other content type. */
export function answerBody(reply: FastifyReply, body: string | Buffer): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(body)
}

/** Lenient, since proxies mark tags as weak and put the encoding into them. */
function hasTag(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/-(gzip|br)"$/, '"'),
  )
  return tags.includes(etag)
}

function varyOf(reply: FastifyReply): string {
  return reply.hasHeader('vary') ? 'Origin, Authorization, Accept-Encoding' : 'Authorization, Accept-Encoding'
}
