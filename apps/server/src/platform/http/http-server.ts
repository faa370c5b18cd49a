import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import fastifyCookie from '@fastify/cookie'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { compressAnswers } from './compression.ts'
import { answerError } from './error-mapper.ts'
import { RouteNotFoundError } from './http-errors.ts'
import { parseJsonBody } from './json-body.ts'
import { sessionCookieOf, type SessionCookie } from './session-cookie.ts'

/** Contexts travel base64-encoded inside SDK paths. */
const MAX_PARAM_LENGTH = 16_384
const MAX_HEADER_BYTES = 65_536
const BODY_LIMIT_BYTES = 1_048_576
/** Requests under way when the server closes have this long to end. */
const CLOSE_GRACE_MS = 5_000

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborts when the server starts to close: open streams end then. */
    readonly closing: AbortSignal
    readonly sessionCookie: SessionCookie
  }
}

export interface HttpServerOptions {
  readonly log: Logger
  readonly trustProxy: boolean
  /** Path under which a proxy shows the server, e.g. `"/guidon"`: taken off, for proxies that leave it on. */
  readonly basePath: string
}

/** An HTTP server without routes: limits, JSON, errors, request ids. */
export async function createHttpServer({ log, trustProxy, basePath }: HttpServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    rewriteUrl: ({ url = '/' }) => encodeStrayPercents(withoutBasePath(url, basePath)),
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    http: { maxHeaderSize: MAX_HEADER_BYTES },
    forceCloseConnections: 'idle',
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
  app.decorate('sessionCookie', sessionCookieOf(basePath))
  endStreamsOnClose(app)
  compressAnswers(app)
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.replace(/\?.*$/s, '')
    return answerError(new RouteNotFoundError(request.method, path), request, reply)
  })
  await app.register(fastifyCookie)
  return app
}

function withoutBasePath(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url
  const rest = url.slice(basePath.length)
  if (rest === '' || rest.startsWith('?')) return `/${rest}`
  return rest.startsWith('/') ? rest : url
}

/** Some OpenFeature providers put flag keys into paths as they are, so that `%` may stand for itself. */
function encodeStrayPercents(url: string): string {
  return url.replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25')
}

function endStreamsOnClose(app: FastifyInstance): void {
  const closing = new AbortController()
  setMaxListeners(0, closing.signal)
  app.decorate('closing', closing.signal)
  app.addHook('preClose', async () => {
    closing.abort()
    setTimeout(() => app.server.closeAllConnections(), CLOSE_GRACE_MS).unref()
  })
}
