import { promisify } from 'node:util'
import { constants, gzip, gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Bodies below this are not worth compressing. */
export const MIN_COMPRESSED_BYTES = 1_024

/** Up to this size, to hand a body to another thread takes longer than to compress it (0.1 ms). */
const MAX_INLINE_BYTES = 32_768

const gzipElsewhere = promisify(gzip)
/** Most answers are made for one request. The quickest way takes a quarter of the time, for a quarter more bytes. */
const QUICK = { level: constants.Z_BEST_SPEED }

export function acceptsGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/i.test(String(headers['accept-encoding'] ?? ''))
}

/** Compresses JSON that is not compressed yet, for whoever reads that. Streams are left alone. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!isCompressible(reply, payload)) return payload
    varyByEncoding(reply)
    if (!acceptsGzip(request)) return payload
    void reply.header('content-encoding', 'gzip').removeHeader('content-length')
    return payload.length <= MAX_INLINE_BYTES ? gzipSync(payload, QUICK) : gzipElsewhere(payload, QUICK)
  })
}

function isCompressible(reply: FastifyReply, payload: unknown): payload is string | Buffer {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return false
  if (payload.length < MIN_COMPRESSED_BYTES || reply.hasHeader('content-encoding')) return false
  return /^application\/([\w.+-]+\+)?json\b/.test(String(reply.getHeader('content-type') ?? ''))
}

function varyByEncoding(reply: FastifyReply): void {
  const vary = String(reply.getHeader('vary') ?? '')
  if (/accept-encoding/i.test(vary)) return
  void reply.header('vary', vary === '' ? 'Accept-Encoding' : `${vary}, Accept-Encoding`)
}
