import type { Action } from '@guidon/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { authorize } from './authorization.ts'
import type { BoundRoute } from './handle.ts'
import type { Authenticate } from './principal.ts'
import { parseInput } from './request-input.ts'
import { toFastifyPath } from './route-path.ts'

export const API_PREFIX = '/api/v1'

export interface ApiRoutesOptions {
  readonly routes: readonly BoundRoute[]
  readonly authenticate: Authenticate
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route asks of its caller; `null` when it is open. Protocol routes have none. */
    readonly action?: Action | null
  }
}

/** Serves routes of the contract: who calls, may they, is the input right, then the handler. */
export function mountApiRoutes(app: FastifyInstance, options: ApiRoutesOptions): void {
  for (const bound of options.routes) {
    app.route({
      method: bound.route.method,
      url: API_PREFIX + toFastifyPath(bound.route.path),
      config: { action: bound.route.action },
      handler: (request, reply) => answer(bound, options.authenticate, request, reply),
    })
  }
}

async function answer(
  { route, handler }: BoundRoute,
  authenticate: Authenticate,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const principal = await authorize(route.action, authenticate, request)
  const input = parseInput(route, request) as Pick<Parameters<typeof handler>[0], 'params' | 'query' | 'body'>
  const answered = await handler({ ...input, principal, request, reply })
  if (reply.sent || route.kind === 'stream') return reply
  void reply.code(route.status).header('cache-control', 'no-store')
  return reply.send(answered)
}
