import { sdkCredential, sdkIdentity } from '@guidon/launchdarkly'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ProjectsService } from '../projects/index.ts'
import { allowOtherOrigins, UnknownClientSideIdError, UnknownSdkCredentialError } from '../sdk-access/index.ts'
import { MAX_BODY_BYTES } from './event-body.ts'
import type { EventIngestService } from './event-ingest-service.ts'

interface Parts {
  readonly service: EventIngestService
  readonly projects: ProjectsService
}

const SERVER_PATHS = ['/bulk', '/diagnostic']
const MOBILE_PATHS = ['/mobile', '/mobile/events', '/mobile/events/bulk', '/mobile/events/diagnostic']
const BROWSER_PATHS = ['/events/bulk/:environmentId', '/events/diagnostic/:environmentId']

/** The smallest transparent GIF. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** Where SDKs post events. Source: wire protocol §10.1. */
export function eventIngestRoutes(app: FastifyInstance, parts: Parts): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
    done(null, body),
  )
  for (const path of SERVER_PATHS) app.post(path, (request, reply) => acceptByKey(parts, 'sdk', request, reply))
  for (const path of MOBILE_PATHS) app.post(path, (request, reply) => acceptByKey(parts, 'mobile', request, reply))
  void app.register(async (scope) => browserRoutes(scope, parts))
}

function browserRoutes(app: FastifyInstance, parts: Parts): void {
  allowOtherOrigins(app)
  for (const path of BROWSER_PATHS) {
    app.post<{ Params: { environmentId: string } }>(path, async (request, reply) => {
      await accept(parts, await knownEnvironment(parts, request.params.environmentId), request, bodyOf(request))
      return reply.code(202).send()
    })
  }
  app.get<{ Params: { environmentId: string }; Querystring: { d?: string } }>(
    '/a/:environmentId.gif',
    async (request, reply) => {
      const body = Buffer.from(String(request.query.d ?? ''), 'base64')
      await accept(parts, await knownEnvironment(parts, request.params.environmentId), request, body)
      return reply.type('image/gif').header('cache-control', 'no-store').send(PIXEL)
    },
  )
}

async function acceptByKey(
  parts: Parts,
  kind: 'sdk' | 'mobile',
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const key = sdkCredential(request.headers.authorization)
  const credential = key === undefined ? undefined : await parts.projects.readCredential(key)
  if (credential?.kind !== kind) throw new UnknownSdkCredentialError(kind === 'sdk' ? 'SDK key' : 'mobile key')
  await accept(parts, credential.environmentId, request, bodyOf(request))
  return reply.code(202).send()
}

async function knownEnvironment({ projects }: Parts, id: string): Promise<string> {
  if ((await projects.readEnvironmentById(id)) === undefined) throw new UnknownClientSideIdError(id)
  return id
}

/** Absent when a request has no body at all. */
function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

async function accept({ service }: Parts, environmentId: string, request: FastifyRequest, body: Buffer): Promise<void> {
  const header = (name: string): string | undefined => {
    const value = request.headers[name]
    return Array.isArray(value) ? value[0] : value
  }
  await service.accept({
    environmentId,
    identity: sdkIdentity(header),
    body,
    encoding: header('content-encoding'),
    payloadId: header('x-launchdarkly-payload-id'),
    schema: header('x-launchdarkly-event-schema'),
    unsummarized: header('x-launchdarkly-unsummarized'),
  })
}
