import {
  emptyTransfer,
  encodeTransferPoll,
  encodeTransferStream,
  formatPayloadState,
  goodbye,
  type PayloadState,
} from '@guidon/launchdarkly'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LiveEnvironment } from '../publishing/index.ts'
import { allowOtherOrigins } from '../sdk-access/index.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { answerBody, answerPayload } from './payloads/conditional-answer.ts'
import { grantServer, openBroadcast } from './server-stream.ts'
import { STREAM_HEADERS } from './streams/stream-opening.ts'

/** What server SDKs in data saving mode ask. Source: wire protocol §3. */
export function transferRoutes(app: FastifyInstance, parts: DeliveryParts): void {
  app.get('/sdk/poll', async (request, reply) => {
    const { environment } = await grantServer(parts, request, reply)
    parts.recordPoll(request, environment.id)
    if (isUpToDate(request, environment)) {
      return answerBody(reply, encodeTransferPoll(emptyTransfer(stateOf(environment))))
    }
    return answerPayload(request, reply, parts.payloads.transfer(environment))
  })
  app.get('/sdk/stream', async (request, reply) => {
    const grant = await grantServer(parts, request, reply)
    const { environment } = grant
    const nothing = isUpToDate(request, environment) && encodeTransferStream(emptyTransfer(stateOf(environment)))
    openBroadcast(parts, {
      request,
      reply,
      grant,
      feed: parts.feeds.transfer,
      ...(nothing && { opening: Buffer.from(nothing) }),
    })
  })
  void app.register(async (scope) => clientFallbackRoutes(scope))
}

/** Client-side SDKs in data saving mode are told to use the protocol before it, for as long as they run. */
function clientFallbackRoutes(app: FastifyInstance): void {
  const headers = { 'x-ld-fd-fallback': 'true', 'x-ld-fd-fallback-ttl': '0' }
  const refusal = { code: 'client_data_saving_unsupported', message: 'Data saving mode is for server SDKs only here.' }
  // Browsers do not show the headers of a stream to the SDK, so the stream says the same.
  const farewell = encodeTransferStream([goodbye(refusal.message, { fallbackSeconds: 0 })])
  allowOtherOrigins(app)
  const refusePoll = (_request: FastifyRequest, reply: FastifyReply) => reply.code(404).headers(headers).send(refusal)
  const endStream = (_request: FastifyRequest, reply: FastifyReply) =>
    reply.headers({ ...STREAM_HEADERS, ...headers }).send(farewell)
  for (const url of ['/sdk/poll/eval', '/sdk/poll/eval/*']) {
    app.route({ method: ['GET', 'POST', 'REPORT'], url, handler: refusePoll })
  }
  for (const url of ['/sdk/stream/eval', '/sdk/stream/eval/*']) {
    app.route({ method: ['GET', 'POST', 'REPORT'], url, handler: endStream })
  }
}

/** Whether the SDK says that it has the environment as it is now. */
function isUpToDate({ query }: FastifyRequest, environment: LiveEnvironment): boolean {
  return (query as { basis?: unknown }).basis === formatPayloadState(stateOf(environment))
}

function stateOf({ id, version }: LiveEnvironment): PayloadState {
  return { environmentId: id, version }
}
