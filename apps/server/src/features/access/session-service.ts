import type { Action } from '@guidon/api'
import type { Principal } from '../../platform/http/principal.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashSecret } from '../../platform/secret-hash.ts'
import { SessionNotFoundError } from './access-errors.ts'
import type { RecordAccess } from './access-record.ts'
import { memberPrincipal } from './access-rules.ts'
import { findMember } from './member-store.ts'
import {
  findSessionByHash,
  insertSession,
  removeExpiredSessions,
  removeSession,
  sessionsOf,
  touchSession,
  type SessionRow,
} from './session-store.ts'
import type { SignIn } from './sign-in-service.ts'

const SECRET_BYTES = 32
const TOUCH_AFTER_MS = 60_000
export const SESSION_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000

/** Browser sessions: a random secret in a cookie, its hash in the database. */
export class SessionService {
  private readonly platform: Platform
  private readonly record: RecordAccess

  constructor(platform: Platform, record: RecordAccess) {
    this.platform = platform
    this.record = record
  }

  async authenticate(secret: string): Promise<Principal | null> {
    const { database, clock, log } = this.platform
    const row = await this.find(secret)
    const member = row && (await findMember(database.pool, row.member_id))
    if (row === undefined || member === undefined) return null
    const now = clock.now()
    if (now - row.last_used_at > TOUCH_AFTER_MS) {
      touchSession(database.pool, row.id, now).catch((err: unknown) => log.warn({ err }, 'session use not recorded'))
    }
    return memberPrincipal(member, row.actions as Action[] | null)
  }

  /** Starts a session; gives the secret for the cookie. */
  async start(tx: Transaction, { member, actions }: SignIn, userAgent: string): Promise<string> {
    const { clock, ids } = this.platform
    const secret = ids.secret(SECRET_BYTES)
    const now = clock.now()
    const id = ids.id()
    await removeExpiredSessions(tx, now)
    await insertSession(tx, {
      id,
      member_id: member.id,
      hash: hashSecret(secret),
      user_agent: userAgent.slice(0, 200),
      created_at: now,
      expires_at: now + SESSION_LIFETIME_MS,
      last_used_at: now,
      actions: actions === null ? null : [...actions],
    })
    await this.record(tx, {
      actor: memberPrincipal(member, actions),
      action: 'session.started',
      subject: { kind: 'session', key: id },
      sentence: `Signed in with a ${actions === null ? '' : 'read-only '}sign-in link`,
    })
    return secret
  }

  /** The valid session of this secret. */
  async find(secret: string): Promise<SessionRow | undefined> {
    const row = await findSessionByHash(this.platform.database.pool, hashSecret(secret))
    return row !== undefined && row.expires_at > this.platform.clock.now() ? row : undefined
  }

  list(memberId: string): Promise<SessionRow[]> {
    return sessionsOf(this.platform.database.pool, memberId, this.platform.clock.now())
  }

  /** Ends a session of the principal's member. */
  async end(principal: Principal, id: string): Promise<void> {
    await this.platform.database.transaction(async (tx) => {
      if (!(await removeSession(tx, principal.memberId, id))) throw new SessionNotFoundError(id)
      const subject = { kind: 'session' as const, key: id }
      await this.record(tx, { actor: principal, action: 'session.ended', subject, sentence: 'Ended a session' })
    })
  }
}
