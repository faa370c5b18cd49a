import type { Preferences } from '@guidon/api'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import type { RecordAccess } from './access-record.ts'
import { findMember, mergePreferences, renameMember, type MemberRow } from './member-store.ts'

/** What is left out stays as it is. */
export interface ProfileEdit {
  readonly name?: string | undefined
  readonly preferences?: { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined } | undefined
}

/** What members say about themselves. Names are on record; how somebody likes to see things is their own business. */
export class ProfileService {
  private readonly platform: Pick<Platform, 'database'>
  private readonly record: RecordAccess

  constructor(platform: Pick<Platform, 'database'>, record: RecordAccess) {
    this.platform = platform
    this.record = record
  }

  /** The member behind an authenticated principal. */
  async of({ memberId }: Principal): Promise<MemberRow> {
    return (await findMember(this.platform.database.pool, memberId))!
  }

  async update(principal: Principal, { name, preferences }: ProfileEdit): Promise<MemberRow> {
    const before = await this.of(principal)
    await this.platform.database.transaction(async (tx) => {
      if (preferences !== undefined) await mergePreferences(tx, before.id, preferences as Partial<Preferences>)
      if (name === undefined || name === before.name) return
      await renameMember(tx, before.id, name)
      await this.record(tx, {
        actor: principal,
        action: 'member.renamed',
        subject: { kind: 'member', key: before.id },
        sentence: `Renamed member "${before.name}" to "${name}"`,
      })
    })
    return this.of(principal)
  }
}
