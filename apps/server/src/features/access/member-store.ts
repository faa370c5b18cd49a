import type { Preferences } from '@guidon/api'
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { AccessTables } from './access-tables.ts'

export type MemberRow = Selectable<AccessTables['members']>

export async function insertMember(db: Queryable, row: Insertable<AccessTables['members']>): Promise<MemberRow> {
  return db.withTables<AccessTables>().insertInto('members').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function findMember(db: Queryable, id: string): Promise<MemberRow | undefined> {
  return db.withTables<AccessTables>().selectFrom('members').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function renameMember(tx: Transaction, id: string, name: string): Promise<void> {
  await tx.withTables<AccessTables>().updateTable('members').set({ name }).where('id', '=', id).execute()
}

/** Changes what is given and keeps the rest. */
export async function mergePreferences(tx: Transaction, id: string, chosen: Partial<Preferences>): Promise<void> {
  await sql`update members set preferences = preferences || ${JSON.stringify(chosen)}::jsonb where id = ${id}`.execute(
    tx,
  )
}

/** Until `tx` ends nobody else makes members: two servers that start at once make one administrator. */
export async function lockMembers(tx: Transaction): Promise<void> {
  await sql`lock table members in share row exclusive mode`.execute(tx)
}

export async function oldestMember(db: Queryable): Promise<MemberRow | undefined> {
  return db.withTables<AccessTables>().selectFrom('members').selectAll().orderBy('id').limit(1).executeTakeFirst()
}

/** Puts the link in place of all earlier ones of the member. */
export async function replaceSignInLink(tx: Transaction, row: AccessTables['sign_in_links']): Promise<void> {
  const db = tx.withTables<AccessTables>()
  await db.deleteFrom('sign_in_links').where('member_id', '=', row.member_id).execute()
  await db.insertInto('sign_in_links').values(row).execute()
}

/** Takes the link away; whose it was. Of two who try the same link at once, one gets it. */
export async function takeSignInLink(db: Queryable, hash: string, now: number): Promise<string | undefined> {
  const row = await db
    .withTables<AccessTables>()
    .deleteFrom('sign_in_links')
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .returning('member_id')
    .executeTakeFirst()
  return row?.member_id
}

export async function hasSessions(db: Queryable): Promise<boolean> {
  const row = await db.withTables<AccessTables>().selectFrom('sessions').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}
