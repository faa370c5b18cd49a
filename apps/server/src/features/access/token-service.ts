import type { Action } from '@guidon/api'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashSecret } from '../../platform/secret-hash.ts'
import { ForbiddenError } from '../../platform/http/http-errors.ts'
import { TokenNotFoundError } from './access-errors.ts'
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

  constructor(platform: Platform) {
    this.platform = platform
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
  async create(memberId: string, token: NewToken): Promise<{ row: TokenRow; secret: string }> {
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
    await insertToken(this.platform.database.pool, row)
    return { row, secret }
  }

  /** Makes a token on behalf of `principal`: it may do what they may, at most. */
  async createFor(principal: Principal, token: NewToken): Promise<{ row: TokenRow; secret: string }> {
    const tooMuch = token.actions?.find((action) => !principal.can(action))
    if (tooMuch !== undefined) throw new ForbiddenError(principal.name, tooMuch)
    return this.create(principal.memberId, { ...token, actions: token.actions ?? principal.actions })
  }

  list(memberId: string): Promise<TokenRow[]> {
    return tokensOf(this.platform.database.pool, memberId)
  }

  async delete(memberId: string, id: string): Promise<void> {
    if (!(await removeToken(this.platform.database.pool, memberId, id))) throw new TokenNotFoundError(id)
  }
}
