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

type SignInLinkRow = AccessTables['sign_in_links']

/** Puts the link in place of the one before that allowed the same. What has expired goes. */
export async function replaceSignInLink(
  tx: Transaction,
  row: Omit<SignInLinkRow, 'replaced_at'>,
  now: number,
): Promise<void> {
  const db = tx.withTables<AccessTables>()
  await db.deleteFrom('sign_in_links').where('expires_at', '<=', now).execute()
  await db
    .updateTable('sign_in_links')
    .set({ replaced_at: now })
    .where('member_id', '=', row.member_id)
    .where('replaced_at', 'is', null)
    .where('actions', row.actions === null ? 'is' : 'is not', null)
    .execute()
  await db
    .insertInto('sign_in_links')
    .values({ ...row, replaced_at: null })
    .execute()
}

/** Takes the link away. Of two who try the same link at once, one gets it. */
export async function takeSignInLink(db: Queryable, hash: string, now: number): Promise<SignInLinkRow | undefined> {
  return db
    .withTables<AccessTables>()
    .deleteFrom('sign_in_links')
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .where('replaced_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** Whether a newer link has taken the place of this one. */
export async function isReplacedLink(db: Queryable, hash: string): Promise<boolean> {
  const row = await db
    .withTables<AccessTables>()
    .selectFrom('sign_in_links')
    .select('replaced_at')
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined && row.replaced_at !== null
}

/** Whether somebody has signed in who may do everything. */
export async function hasFullSession(db: Queryable): Promise<boolean> {
  const sessions = db.withTables<AccessTables>().selectFrom('sessions')
  return (await sessions.select('id').where('actions', 'is', null).limit(1).executeTakeFirst()) !== undefined
}
