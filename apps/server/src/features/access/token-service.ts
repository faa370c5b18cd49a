import type { Action } from '@guidon/api'
import { system, type Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashSecret } from '../../platform/secret-hash.ts'
import { ForbiddenError } from '../../platform/http/http-errors.ts'
import { TokenNotFoundError } from './access-errors.ts'
import type { Actor, RecordAccess } from './access-record.ts'
import { tokenPrincipal } from './access-rules.ts'
import { findTokenByHash, insertToken, removeToken, tokensOf, touchToken, type TokenRow } from './token-store.ts'

const SECRET_BYTES = 32
/** `last_used_at` is for people; writing it on every request would be waste. */
const TOUCH_AFTER_MS = 60_000

export interface NewToken {
  readonly name: string
  readonly actions: readonly Action[] | null
  readonly expiresAt: number | null
}

export class TokenService {
  private readonly platform: Platform
  private readonly record: RecordAccess

  constructor(platform: Platform, record: RecordAccess) {
    this.platform = platform
    this.record = record
  }

  /** Who sends this secret; `null` when no valid token has it. */
  async authenticate(secret: string): Promise<Principal | null> {
    const { database, clock, log } = this.platform
    const row = await findTokenByHash(database.pool, hashSecret(secret))
    const now = clock.now()
    if (row === undefined || (row.expires_at !== null && row.expires_at <= now)) return null
    if (now - (row.last_used_at ?? 0) > TOUCH_AFTER_MS) {
      touchToken(database.pool, row.id, now).catch((err: unknown) => log.warn({ err }, 'token use not recorded'))
    }
    return tokenPrincipal(row)
  }

  /** Makes a token for the member; the secret is not stored and cannot be shown again. */
  async create(memberId: string, token: NewToken, actor: Actor = system): Promise<{ row: TokenRow; secret: string }> {
    const secret = `gdn_${this.platform.ids.secret(SECRET_BYTES)}`
    const row: TokenRow = {
      id: this.platform.ids.id(),
      member_id: memberId,
      name: token.name,
      hash: hashSecret(secret),
      actions: token.actions === null ? null : [...token.actions],
      created_at: this.platform.clock.now(),
      expires_at: token.expiresAt,
      last_used_at: null,
    }
    await this.platform.database.transaction(async (tx) => {
      await insertToken(tx, row)
      const sentence = `Created token "${row.name}" for ${row.actions?.join(', ') ?? 'everything'}`
      await this.record(tx, { actor, action: 'token.created', subject: { kind: 'token', key: row.id }, sentence })
    })
    return { row, secret }
  }

  /** Makes a token on behalf of `principal`: it may do what they may, at most. */
  async createFor(principal: Principal, token: NewToken): Promise<{ row: TokenRow; secret: string }> {
    const tooMuch = token.actions?.find((action) => !principal.can(action))
    if (tooMuch !== undefined) throw new ForbiddenError(principal.name, tooMuch)
    return this.create(principal.memberId, { ...token, actions: token.actions ?? principal.actions }, principal)
  }

  list(memberId: string): Promise<TokenRow[]> {
    return tokensOf(this.platform.database.pool, memberId)
  }

  /** Ends a token of the principal's member. */
  async delete(principal: Principal, id: string): Promise<void> {
    await this.platform.database.transaction(async (tx) => {
      const name = await removeToken(tx, principal.memberId, id)
      if (name === undefined) throw new TokenNotFoundError(id)
      const subject = { kind: 'token' as const, key: id }
      await this.record(tx, { actor: principal, action: 'token.deleted', subject, sentence: `Deleted token "${name}"` })
    })
  }
}
