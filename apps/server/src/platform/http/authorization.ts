import type { Action } from '@guidon/api'
import type { FastifyRequest } from 'fastify'
import type { GuidonError } from '../errors.ts'
import {
  CrossSiteRequestError,
  ForbiddenError,
  InvalidTokenError,
  SessionEndedError,
  UnauthenticatedError,
} from './http-errors.ts'
import { anonymous, type Authenticate, type Principal, type RequestCredentials } from './principal.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Who makes the request, provided that they may do `action`; `null` lets everyone through. */
export async function authorize(
  action: Action | null,
  authenticate: Authenticate,
  request: FastifyRequest,
): Promise<Principal> {
  const credentials = credentialsOf(request)
  const isBySession = credentials.bearer === null && credentials.session !== null
  if (isBySession) assertSameSite(request)
  if (action === null) return anonymous
  const principal = await authenticate(credentials)
  if (principal === null) throw refusalOf(credentials)
  if (!principal.can(action)) throw new ForbiddenError(principal.name, action)
  return principal
}

export function credentialsOf(request: FastifyRequest): RequestCredentials {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
  return { bearer, session: request.cookies[request.server.sessionCookie.name] ?? null }
}

function refusalOf({ bearer, session }: RequestCredentials): GuidonError {
  if (bearer !== null) return new InvalidTokenError()
  return session === null ? new UnauthenticatedError() : new SessionEndedError()
}

/** A browser sends the session cookie with whatever page asks: writes must come from our own pages. */
function assertSameSite(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  // What the browser says of itself holds, also where a proxy has changed the host. It says it over HTTPS only.
  if (site === 'same-origin' || site === 'none') return
  if (site !== undefined) throw new CrossSiteRequestError()
  const { origin } = request.headers
  if (origin !== undefined && URL.parse(origin)?.host !== request.host) throw new CrossSiteRequestError()
}
