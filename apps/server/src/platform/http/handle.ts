import type { Route } from '@guidon/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Principal } from './principal.ts'

/** The parsed request that a handler gets. */
export interface ApiRequest<R extends Route> {
  readonly params: z.output<R['params']>
  readonly query: z.output<R['query']>
  readonly body: z.output<R['body']>
  /** Who calls; an anonymous principal on open routes. */
  readonly principal: Principal
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A route together with its handler. */
export interface BoundRoute {
  readonly route: Route
  readonly handler: (request: ApiRequest<Route>) => Promise<unknown>
}

/** Binds a handler to a route of the contract: parsed input in, the response's shape out. */
export function handle<R extends Route>(
  route: R,
  handler: (request: ApiRequest<R>) => Promise<z.input<R['response']>>,
): BoundRoute {
  return { route, handler }
}
