import type { Action } from '@guidon/api'
import type { Transaction } from '../../platform/database/database.ts'
import { system } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashSecret } from '../../platform/secret-hash.ts'
import { SignInLinkInvalidError, SignInLinkReplacedError } from './access-errors.ts'
import type { Actor, RecordAccess } from './access-record.ts'
import { READING } from './access-rules.ts'
import {
  findMember,
  hasFullSession,
  insertMember,
  isReplacedLink,
  lockMembers,
  oldestMember,
  replaceSignInLink,
  takeSignInLink,
} from './member-store.ts'
import type { MemberRow } from './member-store.ts'

const SECRET_BYTES = 24
const LINK_LIFETIME_MS = 24 * 60 * 60 * 1000

export type SignInParts = Pick<Platform, 'database' | 'ids' | 'clock'>

/** Who a link lets in. */
export interface SignIn {
  readonly member: MemberRow
  /** `null`: all that the member may do. */
  readonly actions: readonly Action[] | null
}

/** The administrator and the one-time links with which they sign in. */
export class SignInService {
  private readonly platform: SignInParts
  private readonly record: RecordAccess

  constructor(platform: SignInParts, record: RecordAccess) {
    this.platform = platform
    this.record = record
  }

  /** The first member, made when there is none. */
  async administrator(): Promise<MemberRow> {
    const { database, ids, clock } = this.platform
    return database.transaction(async (tx) => {
      await lockMembers(tx)
      const existing = await oldestMember(tx)
      if (existing !== undefined) return existing
      const member = await insertMember(tx, { id: ids.id(), name: 'Administrator', created_at: clock.now() })
      const subject = { kind: 'member' as const, key: member.id }
      const sentence = 'Created the first member, an administrator'
      await this.record(tx, { actor: system, action: 'member.created', subject, sentence })
      return member
    })
  }

  /** Nobody has a session that may do everything: whoever runs the server still needs a link. */
  async isFirstSignInOpen(): Promise<boolean> {
    return !(await hasFullSession(this.platform.database.pool))
  }

  /**
   * Makes a link for the administrator, and ends the one before that allowed the same. Gives its secret; only a hash is
   * stored.
   */
  async createLink(actor: Actor = system, access: 'all' | 'read' = 'all'): Promise<string> {
    const { database, ids, clock } = this.platform
    const { id } = await this.administrator()
    const secret = ids.secret(SECRET_BYTES)
    const now = clock.now()
    const actions = access === 'read' ? [...READING] : null
    const link = { hash: hashSecret(secret), member_id: id, expires_at: now + LINK_LIFETIME_MS, actions }
    await database.transaction(async (tx) => {
      await replaceSignInLink(tx, link, now)
      const subject = { kind: 'sign-in-link' as const, key: id }
      const sentence = `Made a ${access === 'read' ? 'read-only ' : ''}sign-in link for the administrator`
      await this.record(tx, { actor, action: 'sign-in-link.created', subject, sentence })
    })
    return secret
  }

  /** Uses a link up; gives its member and what the session may do. */
  async useLink(tx: Transaction, secret: string): Promise<SignIn> {
    const hash = hashSecret(secret)
    const link = await takeSignInLink(tx, hash, this.platform.clock.now())
    const member = link && (await findMember(tx, link.member_id))
    if (link !== undefined && member !== undefined) return { member, actions: link.actions as Action[] | null }
    throw (await isReplacedLink(tx, hash)) ? new SignInLinkReplacedError() : new SignInLinkInvalidError()
  }
}
