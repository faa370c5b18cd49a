import type { Queryable } from '../../platform/database/database.ts'
import type { AccessTables } from './access-tables.ts'

export type SessionRow = AccessTables['sessions']

export async function insertSession(db: Queryable, row: SessionRow): Promise<void> {
  await db.withTables<AccessTables>().insertInto('sessions').values(row).execute()
}

export async function findSessionByHash(db: Queryable, hash: string): Promise<SessionRow | undefined> {
  return db.withTables<AccessTables>().selectFrom('sessions').selectAll().where('hash', '=', hash).executeTakeFirst()
}

export async function sessionsOf(db: Queryable, memberId: string, now: number): Promise<SessionRow[]> {
  return db
    .withTables<AccessTables>()
    .selectFrom('sessions')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .execute()
}

export async function touchSession(db: Queryable, id: string, usedAt: number): Promise<void> {
  await db
    .withTables<AccessTables>()
    .updateTable('sessions')
    .set({ last_used_at: usedAt })
    .where('id', '=', id)
    .execute()
}

export async function removeSession(db: Queryable, memberId: string, id: string): Promise<boolean> {
  const result = await db
    .withTables<AccessTables>()
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function removeExpiredSessions(db: Queryable, now: number): Promise<void> {
  await db.withTables<AccessTables>().deleteFrom('sessions').where('expires_at', '<=', now).execute()
}
