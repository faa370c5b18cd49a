import type { FastifyInstance } from 'fastify'

/** Source: wire protocol §4.7. Without X-LaunchDarkly-User-Agent in this list, browser SDKs cannot start at all. */
const ALLOWED_HEADERS = [
  'Cache-Control',
  'Content-Type',
  'Content-Length',
  'Accept-Encoding',
  'Authorization',
  'If-None-Match',
  'X-API-Key',
  'X-LaunchDarkly-User-Agent',
  'X-LaunchDarkly-Payload-ID',
  'X-LaunchDarkly-Wrapper',
  'X-LaunchDarkly-Event-Schema',
  'X-LaunchDarkly-Tags',
]

const EXPOSED_HEADERS = ['Date', 'ETag', 'X-LD-EnvID', 'X-LD-FD-Fallback', 'X-LD-FD-Fallback-TTL', 'Retry-After']

const HEADERS = {
  'access-control-allow-methods': 'GET,POST,REPORT,OPTIONS',
  'access-control-allow-headers': ALLOWED_HEADERS.join(','),
  'access-control-expose-headers': EXPOSED_HEADERS.join(','),
  'access-control-max-age': '86400',
}

/** Lets pages of any site use the routes of this scope, errors included, and answers their preflights. */
export function allowOtherOrigins(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (request, reply) => {
    void reply.headers({ ...HEADERS, 'access-control-allow-origin': request.headers.origin ?? '*' })
    if (request.headers.origin !== undefined) void reply.header('vary', 'Origin')
  })
  const withPreflight = new Set<string>()
  scope.addHook('onRoute', ({ method, url }) => {
    if (method === 'OPTIONS' || withPreflight.has(url)) return
    withPreflight.add(url)
    scope.options(url, (_request, reply) => reply.code(204).send())
  })
}
