import type { FastifyInstance } from 'fastify'

const HEADERS = {
  'access-control-allow-methods': 'GET,POST,REPORT,OPTIONS',
  'access-control-allow-headers':
    'Cache-Control,Content-Type,Content-Length,Accept-Encoding,Authorization,If-None-Match,X-API-Key,' +
    'X-LaunchDarkly-User-Agent,X-LaunchDarkly-Payload-ID,X-LaunchDarkly-Wrapper,X-LaunchDarkly-Event-Schema,' +
    'X-LaunchDarkly-Tags',
  'access-control-expose-headers': 'Date,ETag,X-LD-EnvID,X-LD-FD-Fallback,X-LD-FD-Fallback-TTL,Retry-After',
  'access-control-max-age': '86400',
}

/** Lets pages of any site use the routes of this scope, errors included. Source: wire protocol §4.7. */
export function allowOtherOrigins(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (request, reply) => {
    void reply.headers({ ...HEADERS, 'access-control-allow-origin': request.headers.origin ?? '*', vary: 'Origin' })
  })
}
