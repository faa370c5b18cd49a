import { randomUUID } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { answerError } from './error-mapper.ts'
import { RouteNotFoundError } from './http-errors.ts'
import { parseJsonBody } from './json-body.ts'

/** Contexts travel base64-encoded inside SDK paths. */
const MAX_PARAM_LENGTH = 16_384
const MAX_HEADER_BYTES = 65_536
const BODY_LIMIT_BYTES = 1_048_576

export interface HttpServerOptions {
  readonly log: Logger
  readonly trustProxy: boolean
}

/** An HTTP server without routes: limits, JSON, errors, request ids. */
export async function createHttpServer({ log, trustProxy }: HttpServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    http: { maxHeaderSize: MAX_HEADER_BYTES },
    forceCloseConnections: true,
    return503OnClosing: true,
  }) as unknown as FastifyInstance
  app.addHttpMethod('REPORT', { hasBody: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, parseJsonBody(text as string))
    } catch (error) {
      done(error as Error)
    }
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.replace(/\?.*$/s, '')
    return answerError(new RouteNotFoundError(request.method, path), request, reply)
  })
  await app.register(fastifyCookie)
  return app
}
