import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { authorize } from './authorization.ts'
import { UnsupportedContentEncodingError } from './http-errors.ts'
import type { BoundRoute } from './handle.ts'
import type { Answer, RememberedAnswers } from './idempotency/remembered-answers.ts'
import type { Authenticate, Principal } from './principal.ts'
import { parseInput } from './request-input.ts'
import { toFastifyPath } from './route-path.ts'
import { endWhenRefused } from './stream-access.ts'
import type { DomainEvents } from '../events/domain-events.ts'
import type { Metrics } from '../telemetry/metrics.ts'

export const API_PREFIX = '/api/v1'

export interface ApiRoutesOptions {
  readonly routes: readonly BoundRoute[]
  readonly authenticate: Authenticate
  readonly remembered: RememberedAnswers
  readonly metrics: Metrics
  readonly events: Pick<DomainEvents, 'subscribe'>
}

/** Serves routes of the contract: who calls, may they, is the input right, then the handler. */
export function mountApiRoutes(app: FastifyInstance, options: ApiRoutesOptions): void {
  const answered = options.metrics.counter('guidon_api_requests_total', 'Requests to the API that were answered.')
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    assertPlainBody(request)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, url } = request
    answered.add(1, { method, status: String(reply.statusCode) })
    request.log.info({ method, url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  for (const bound of options.routes) {
    app.route({
      method: bound.route.method,
      url: API_PREFIX + toFastifyPath(bound.route.path),
      bodyLimit: bound.route.maxBodyBytes,
      handler: (request, reply) => serve(bound, options, { request, reply }),
    })
  }
}

function assertPlainBody({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') throw new UnsupportedContentEncodingError(encoding)
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function serve(
  { route, handler }: BoundRoute,
  { authenticate, remembered, events }: ApiRoutesOptions,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const whoAsks = (): Promise<Principal> => authorize(route.action, authenticate, request)
  const principal = await whoAsks()
  const input = parseInput(route, request) as Pick<Parameters<typeof handler>[0], 'params' | 'query' | 'body'>
  const work = (): Promise<unknown> => handler({ ...input, principal, request, reply })
  if (route.kind === 'stream') {
    await work()
    endWhenRefused(reply, { events, authorize: whoAsks })
    return reply
  }
  const answer = await remembered.answer(request, principal, async () => {
    void reply.code(route.status)
    const body = await work()
    return { status: reply.statusCode, etag: etagOf(reply), body: body === undefined ? null : JSON.stringify(body) }
  })
  return send(reply, answer)
}

function etagOf(reply: FastifyReply): string | null {
  const etag = reply.getHeader('etag')
  return typeof etag === 'string' ? etag : null
}

function send(reply: FastifyReply, { status, etag, body }: Answer): FastifyReply {
  void reply.code(status)
  if (etag !== null) void reply.header('etag', etag)
  return body === null ? reply.send() : reply.type('application/json; charset=utf-8').send(body)
}
