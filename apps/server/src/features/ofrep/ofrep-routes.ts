import { evaluate } from '@guidon/evaluation'
import {
  isVisibleTo,
  ofrepEvaluation,
  ofrepNotFound,
  parseOfrepRequest,
  streamFrame,
  type SdkIdentity,
} from '@guidon/launchdarkly'
import type { Context } from '@guidon/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { allowOtherOrigins, identityOf, speakToSdks, type SdkAccess } from '../sdk-access/index.ts'
import {
  answerBody,
  answersUnchanged,
  entityTag,
  evaluateVisible,
  type DeliveryService,
} from '../sdk-delivery/index.ts'
import type { SdkInventoryService } from '../sdk-inventory/index.ts'
import { OfrepRequestError, ofrepErrorBody } from './ofrep-errors.ts'

export interface OfrepParts {
  readonly access: SdkAccess
  readonly delivery: DeliveryService
  readonly inventory: SdkInventoryService
}

const PREFIX = '/ofrep/v1'
const REFETCH = Buffer.from(streamFrame('message', '{"type":"refetchEvaluation"}'))
/** A new stream has nothing to say yet; a comment opens it. */
const OPENING = Buffer.from(':\n\n')

/** OpenFeature Remote Evaluation Protocol 0.3. */
export function ofrepRoutes(app: FastifyInstance, parts: OfrepParts): void {
  speakToSdks(app, ofrepErrorBody)
  allowOtherOrigins(app)
  app.post(`${PREFIX}/evaluate/flags`, (request, reply) => answerAll(parts, request, reply))
  // Some providers do not encode keys, so that one may hold slashes.
  app.post(`${PREFIX}/evaluate/flags/*`, (request, reply) => answerOne(parts, request, reply))
  app.get(`${PREFIX}/events/:environmentId`, (request, reply) => answerStream(parts, request, reply))
}

async function answerOne(
  { access, inventory }: OfrepParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { environment, audience } = await access.forOfrep(request)
  inventory.recordPoll({ environmentId: environment.id, identity: providerOf(request) })
  const { '*': key } = request.params as { '*': string }
  const { context } = requestedContext(request, key)
  const flag = environment.compiled.flags.get(key)?.source
  if (flag === undefined || !isVisibleTo(flag, audience)) return reply.code(404).send(ofrepNotFound(key))
  const answer = ofrepEvaluation(flag, evaluate(environment.compiled, key, context))
  return reply.code('errorCode' in answer ? 400 : 200).send(answer)
}

async function answerAll(
  { access, delivery, inventory }: OfrepParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { environment, audience } = await access.forOfrep(request)
  inventory.recordPoll({ environmentId: environment.id, identity: providerOf(request) })
  const { context, body } = requestedContext(request)
  const etag = entityTag(delivery.stateTag(environment), audience, body)
  if (answersUnchanged(request, reply, etag)) return reply
  const evaluations = Array.from(evaluateVisible(environment.compiled, { context, audience }))
  return answerBody(
    reply,
    JSON.stringify({
      flags: evaluations.map(({ flag, evaluation }) => ofrepEvaluation(flag, evaluation)),
      // Browsers cannot send a key with a stream, so its address holds the public id.
      eventStreams: [{ type: 'sse', endpoint: { requestUri: `${PREFIX}/events/${environment.id}` } }],
    }),
  )
}

async function answerStream(
  { access, delivery: { streams } }: OfrepParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { environmentId } = request.params as { environmentId: string }
  const { environment } = await access.forBrowser(environmentId)
  streams.open(reply, {
    channel: streams.of(environment).noticing(REFETCH),
    owner: { environmentId, keyId: null, sdk: providerOf(request) },
    opening: OPENING,
    state: {},
  })
}

/** Providers do not name themselves; what they are written in may. */
function providerOf(request: FastifyRequest): SdkIdentity {
  const { sdk, ...identity } = identityOf(request)
  return { ...identity, sdk: { name: 'OFREP', version: '' }, wrapper: sdk.name === 'unknown' ? null : sdk }
}

function requestedContext({ body }: FastifyRequest, key?: string): { context: Context; body: string } {
  const text = Buffer.isBuffer(body) ? body.toString() : ''
  const parsed = parseOfrepRequest(parseJson(text))
  if (!parsed.ok) throw new OfrepRequestError(parsed.issues[0]!, key)
  return { context: parsed.value, body: text }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
