import type { Platform } from '../../platform/platform.ts'
import { hashSecret } from '../../platform/secret-hash.ts'
import { SignInLinkInvalidError } from './access-errors.ts'
import {
  findMember,
  hasSessions,
  insertMember,
  lockMembers,
  oldestMember,
  replaceSignInLink,
  takeSignInLink,
} from './member-store.ts'
import type { MemberRow } from './member-store.ts'

const SECRET_BYTES = 24
const LINK_LIFETIME_MS = 24 * 60 * 60 * 1000

export type SignInParts = Pick<Platform, 'database' | 'ids' | 'clock'>

/** The administrator and the one-time links with which they sign in. */
export class SignInService {
  private readonly platform: SignInParts

  constructor(platform: SignInParts) {
    this.platform = platform
  }

  /** The first member, made when there is none. */
  async administrator(): Promise<MemberRow> {
    const { database, ids, clock } = this.platform
    return database.transaction(async (tx) => {
      await lockMembers(tx)
      const existing = await oldestMember(tx)
      if (existing !== undefined) return existing
      const member = { id: ids.id(), name: 'Administrator', created_at: clock.now() }
      await insertMember(tx, member)
      return member
    })
  }

  /** Nobody has a session: whoever runs the server still needs a link. */
  async isFirstSignInOpen(): Promise<boolean> {
    return !(await hasSessions(this.platform.database.pool))
  }

  /** Makes a link for the administrator and ends the one before. Gives its secret; only a hash is stored. */
  async createLink(): Promise<string> {
    const { database, ids, clock } = this.platform
    const { id } = await this.administrator()
    const secret = ids.secret(SECRET_BYTES)
    const link = { hash: hashSecret(secret), member_id: id, expires_at: clock.now() + LINK_LIFETIME_MS }
    await database.transaction((tx) => replaceSignInLink(tx, link))
    return secret
  }

  /** Uses a link up; gives its member. */
  async useLink(secret: string): Promise<MemberRow> {
    const { database, clock } = this.platform
    const memberId = await takeSignInLink(database.pool, hashSecret(secret), clock.now())
    const member = memberId === undefined ? undefined : await findMember(database.pool, memberId)
    if (member === undefined) throw new SignInLinkInvalidError()
    return member
  }
}
