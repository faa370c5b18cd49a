import { encodeBootstrap, encodeClientFlags, encodeClientPut, PING_EVENT } from '@guidon/launchdarkly'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { allowOtherOrigins, identityOf, type SdkGrant } from '../sdk-access/index.ts'
import { evaluateVisible } from './client-evaluation.ts'
import { requestedContext, type RequestedContext } from './client-request.ts'
import { SecureModeError } from './delivery-errors.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { answerBody, answersUnchanged } from './payloads/conditional-answer.ts'
import { entityTag } from './payloads/payload.ts'
import { isVouchedFor } from './secure-mode.ts'

type Grant = (request: FastifyRequest) => Promise<SdkGrant>

/** One family of client-side SDKs: how it proves itself, and where it asks. */
interface Family {
  readonly grant: Grant
  readonly polls: readonly string[]
  readonly reportPolls: readonly string[]
  readonly streams: readonly string[]
  readonly reportStreams: readonly string[]
  readonly pings: readonly string[]
}

const PING = Buffer.from(PING_EVENT)

/** What client-side SDKs ask: evaluations of one context. Source: wire protocol §4. */
export function clientRoutes(app: FastifyInstance, parts: DeliveryParts): void {
  const { access } = parts
  void app.register(async (scope) => {
    allowOtherOrigins(scope)
    scope.get('/sdk/goals/:environmentId', async (request, reply) => {
      await access.forBrowser(clientSideIdOf(request))
      return answerBody(reply, '[]')
    })
    familyRoutes(scope, parts, {
      grant: (request) => access.forBrowser(clientSideIdOf(request)),
      polls: ['/sdk/evalx/:environmentId/contexts/*', '/sdk/evalx/:environmentId/users/*'],
      reportPolls: ['/sdk/evalx/:environmentId/context', '/sdk/evalx/:environmentId/user'],
      streams: ['/eval/:environmentId/*'],
      reportStreams: ['/eval/:environmentId'],
      pings: ['/ping/:environmentId'],
    })
  })
  familyRoutes(app, parts, {
    grant: (request) => access.forMobile(request),
    polls: ['/msdk/evalx/contexts/*', '/msdk/evalx/users/*'],
    reportPolls: ['/msdk/evalx/context', '/msdk/evalx/user'],
    streams: ['/meval/*'],
    reportStreams: ['/meval'],
    pings: ['/mping'],
  })
  familyRoutes(app, parts, {
    grant: (request) => access.forServer(request),
    polls: ['/sdk/evalx/contexts/*', '/sdk/evalx/users/*'],
    reportPolls: ['/sdk/evalx/context', '/sdk/evalx/user'],
    streams: [],
    reportStreams: [],
    pings: [],
  })
  const bootstrap = (request: FastifyRequest, reply: FastifyReply) => answerBootstrap(parts, request, reply)
  app.get('/sdk/bootstrap/contexts/*', bootstrap)
  app.route({ method: ['POST', 'REPORT'], url: '/sdk/bootstrap', handler: bootstrap })
}

function familyRoutes(app: FastifyInstance, parts: DeliveryParts, family: Family): void {
  const poll = (request: FastifyRequest, reply: FastifyReply) => answerPoll(parts, family.grant, request, reply)
  const stream = (request: FastifyRequest, reply: FastifyReply) => answerStream(parts, family.grant, request, reply)
  for (const url of family.polls) app.get(url, poll)
  for (const url of family.reportPolls) app.route({ method: 'REPORT', url, handler: poll })
  for (const url of family.streams) app.get(url, stream)
  for (const url of family.reportStreams) app.route({ method: 'REPORT', url, handler: stream })
  for (const url of family.pings) app.get(url, (request, reply) => answerPing(parts, family.grant, request, reply))
}

async function answerPoll(
  parts: DeliveryParts,
  grantOf: Grant,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const grant = await grantClient(grantOf, request, reply)
  const { environment, audience } = grant
  const { context, text } = vouchedContext(parts, grant, request)
  const withReasons = wantsReasons(request)
  parts.recordPoll(request, environment.id)
  // Everything that decides about the answer, so that an SDK which has it costs no evaluation.
  const etag = entityTag(parts.payloads.all(environment).etag, audience, String(withReasons), text)
  if (answersUnchanged(request, reply, etag)) return reply
  const evaluations = evaluateVisible(environment.compiled, { context, audience })
  return answerBody(reply, encodeClientFlags(evaluations, { environmentVersion: environment.version, withReasons }))
}

/** What a server puts into a page, so that the page's SDK starts without a request: the flags that browsers may see. */
async function answerBootstrap(
  { access, clock, recordPoll }: DeliveryParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const grant = await grantClient((from) => access.forServer(from), request, reply)
  const { context } = requestedContext(request)
  recordPoll(request, grant.environment.id)
  const { detailsOnlyForTrackedFlags } = request.query as { detailsOnlyForTrackedFlags?: unknown }
  const evaluations = evaluateVisible(grant.environment.compiled, { context, audience: 'browser' })
  const payload = encodeBootstrap(evaluations, clock.now(), {
    withReasons: wantsReasons(request),
    detailsOnlyForTrackedFlags: detailsOnlyForTrackedFlags === 'true',
  })
  return answerBody(reply.header('cache-control', 'no-store'), payload)
}

async function answerStream(
  parts: DeliveryParts,
  grantOf: Grant,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const grant = await grantClient(grantOf, request, reply)
  const { environment, audience, keyId } = grant
  const { context } = vouchedContext(parts, grant, request)
  const withReasons = wantsReasons(request)
  const evaluations = evaluateVisible(environment.compiled, { context, audience })
  const flags = encodeClientFlags(evaluations, { environmentVersion: environment.version, withReasons })
  parts.streams.open(reply, {
    channel: parts.streams.of(environment).client,
    owner: { environmentId: environment.id, keyId, sdk: identityOf(request) },
    opening: Buffer.from(encodeClientPut(flags)),
    state: { request: { context, audience, withReasons }, seen: environment.compiled },
  })
}

async function answerPing(
  parts: DeliveryParts,
  grantOf: Grant,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { environment, keyId } = await grantClient(grantOf, request, reply)
  parts.streams.open(reply, {
    channel: parts.streams.of(environment).noticing(PING),
    owner: { environmentId: environment.id, keyId, sdk: identityOf(request) },
    opening: PING,
    state: {},
  })
}

async function grantClient(grantOf: Grant, request: FastifyRequest, reply: FastifyReply): Promise<SdkGrant> {
  const grant = await grantOf(request)
  void reply.header('x-ld-envid', grant.environment.id)
  return grant
}

/** In secure mode, a browser may only ask about a context that a server has vouched for. */
function vouchedContext(
  { projects }: DeliveryParts,
  { environment, audience }: SdkGrant,
  request: FastifyRequest,
): RequestedContext {
  const requested = requestedContext(request)
  if (audience !== 'browser' || !projects.environmentById(environment.id)?.isSecureMode) return requested
  const sdkKeys = projects.credentialsOf(environment.id).filter(({ kind }) => kind === 'sdk')
  const { h } = request.query as { h?: unknown }
  if (isVouchedFor(requested.context, h, sdkKeys.map(({ value }) => value))) return requested // prettier-ignore
  throw new SecureModeError()
}

function wantsReasons({ query }: FastifyRequest): boolean {
  return (query as { withReasons?: unknown }).withReasons === 'true'
}

function clientSideIdOf({ params }: FastifyRequest): string {
  return (params as { environmentId: string }).environmentId
}
