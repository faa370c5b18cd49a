import {
  ACTIONS,
  DEFAULT_PREFERENCES,
  createSignInLink,
  createToken,
  deleteSession,
  deleteToken,
  getMe,
  listSessions,
  listTokens,
  signIn,
  updateMe,
  type Me,
  type Token,
} from '@guidon/api'
import { credentialsOf } from '../../platform/http/authorization.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import { ForbiddenError } from '../../platform/http/http-errors.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AccessService } from './access-service.ts'
import { memberPrincipal, signInUrl } from './access-rules.ts'
import type { MemberRow } from './member-store.ts'
import { createSignInLimiter } from './sign-in-limiter.ts'
import { SESSION_LIFETIME_MS } from './session-service.ts'
import type { TokenRow } from './token-store.ts'

export function accessRoutes(
  { tokens, sessions, signIns, profiles }: AccessService,
  { clock, database, publicUrl }: Pick<Platform, 'clock' | 'database' | 'publicUrl'>,
): BoundRoute[] {
  const limitSignIn = createSignInLimiter(clock)
  return [
    handle(signIn, async ({ body, request, reply }) => {
      limitSignIn(request.ip)
      const { member, actions, secret } = await database.transaction(async (tx) => {
        const signIn = await signIns.useLink(tx, body.link)
        return { ...signIn, secret: await sessions.start(tx, signIn, request.headers['user-agent'] ?? '') }
      })
      const { name, path } = request.server.sessionCookie
      void reply.setCookie(name, secret, {
        path,
        httpOnly: true,
        sameSite: 'lax',
        secure: request.protocol === 'https',
        maxAge: SESSION_LIFETIME_MS / 1000,
      })
      return presentMe(memberPrincipal(member, actions), member)
    }),
    handle(createSignInLink, async ({ query, principal }) => ({
      url: signInUrl(publicUrl(), await signIns.createLink(principal, query.access)),
    })),
    handle(getMe, async ({ principal }) => presentMe(principal, await profiles.of(principal))),
    handle(updateMe, async ({ body, principal }) => {
      const member = await profiles.update(principal, body)
      return presentMe(principal.kind === 'member' ? memberPrincipal(member, principal.actions) : principal, member)
    }),
    handle(listSessions, async ({ principal, request }) => {
      const { session } = credentialsOf(request)
      const current = session === null ? undefined : await sessions.find(session)
      const rows = await sessions.list(principal.memberId)
      return {
        items: rows.map((row) => ({
          id: row.id,
          userAgent: row.user_agent,
          isCurrent: row.id === current?.id,
          isReadOnly: row.actions !== null,
          createdAt: row.created_at,
          expiresAt: row.expires_at,
          lastUsedAt: row.last_used_at,
        })),
      }
    }),
    handle(deleteSession, async ({ params, principal, request, reply }) => {
      const { session } = credentialsOf(request)
      const current = session === null ? undefined : await sessions.find(session)
      const id = params.session === 'current' ? (current?.id ?? 'current') : params.session
      if (id !== current?.id && isLimitedMember(principal)) throw new ForbiddenError(principal.name, 'session:delete')
      await sessions.end(principal, id)
      const { name, path } = request.server.sessionCookie
      if (id === current?.id) void reply.clearCookie(name, { path })
      return undefined
    }),
    handle(listTokens, async ({ principal }) => ({
      items: (await tokens.list(principal.memberId)).map(presentToken),
    })),
    handle(createToken, async ({ body, principal }) => {
      const { row, secret } = await tokens.createFor(principal, body)
      return { ...presentToken(row), secret }
    }),
    handle(deleteToken, async ({ params, principal }) => {
      await tokens.delete(principal, params.token)
      return undefined
    }),
  ]
}

/** Who only looks may sign out, and end nobody else's session. */
const isLimitedMember = ({ kind, actions }: Principal): boolean => kind === 'member' && actions !== null

function presentMe(principal: Principal, { id, name, preferences }: MemberRow): Me {
  return {
    kind: principal.kind === 'token' ? 'token' : 'member',
    id: principal.id,
    name: principal.name,
    actions: [...(principal.actions ?? ACTIONS)],
    member: { id, name },
    preferences: { ...DEFAULT_PREFERENCES, ...preferences },
  }
}

function presentToken(row: TokenRow): Token {
  return {
    id: row.id,
    name: row.name,
    actions: row.actions as Token['actions'],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }
}
