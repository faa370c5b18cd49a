import { encodeFlag, encodeSegment } from '@guidon/launchdarkly'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LiveEnvironment } from '../publishing/index.ts'
import { ItemNotFoundError } from './delivery-errors.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { answerPayload } from './payloads/conditional-answer.ts'
import { createPayload, type Payload } from './payloads/payload.ts'
import { grantServer, openBroadcast } from './server-stream.ts'
import type { Feed } from './streams/feed.ts'

interface KeyParam {
  Params: { '*': string }
}

/** What server SDKs ask. Source: wire protocol §2. */
export function serverRoutes(app: FastifyInstance, parts: DeliveryParts): void {
  const { feeds, payloads } = parts
  app.get('/all', (request, reply) => stream(parts, feeds.server, request, reply))
  app.get('/flags', (request, reply) => stream(parts, feeds.flags, request, reply))
  app.get('/sdk/latest-all', (request, reply) => poll(parts, payloads.all, request, reply))
  app.get('/sdk/flags', (request, reply) => poll(parts, payloads.flags, request, reply))
  app.get<KeyParam>('/sdk/flags/*', (request, reply) => {
    const key = request.params['*']
    return poll(parts, (environment) => flagPayload(environment, key), request, reply)
  })
  app.get<KeyParam>('/sdk/segments/*', (request, reply) => {
    const key = request.params['*']
    return poll(parts, (environment) => segmentPayload(environment, key), request, reply)
  })
}

async function stream(parts: DeliveryParts, feed: Feed, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const grant = await grantServer(parts, request, reply)
  openBroadcast(parts, { request, reply, grant, feed })
}

async function poll(
  parts: DeliveryParts,
  payloadOf: (environment: LiveEnvironment) => Payload,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { environment } = await grantServer(parts, request, reply)
  parts.recordPoll(request, environment.id)
  return answerPayload(request, reply, payloadOf(environment))
}

function flagPayload({ dataSet }: LiveEnvironment, key: string): Payload {
  const flag = dataSet.flags.get(key)
  if (flag === undefined) throw new ItemNotFoundError('flag', key)
  return createPayload(encodeFlag(flag))
}

function segmentPayload({ dataSet }: LiveEnvironment, key: string): Payload {
  const segment = dataSet.segments.get(key)
  if (segment === undefined) throw new ItemNotFoundError('segment', key)
  return createPayload(encodeSegment(segment))
}
