import type { Queryable } from '../../platform/database/database.ts'
import type { AccessTables } from './access-tables.ts'

export type TokenRow = AccessTables['tokens']

export async function insertToken(db: Queryable, row: TokenRow): Promise<void> {
  await db.withTables<AccessTables>().insertInto('tokens').values(row).execute()
}

export async function findTokenByHash(db: Queryable, hash: string): Promise<TokenRow | undefined> {
  return db.withTables<AccessTables>().selectFrom('tokens').selectAll().where('hash', '=', hash).executeTakeFirst()
}

export async function tokensOf(db: Queryable, memberId: string): Promise<TokenRow[]> {
  return db
    .withTables<AccessTables>()
    .selectFrom('tokens')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('id', 'desc')
    .execute()
}

export async function touchToken(db: Queryable, id: string, usedAt: number): Promise<void> {
  await db.withTables<AccessTables>().updateTable('tokens').set({ last_used_at: usedAt }).where('id', '=', id).execute()
}

/** Gives the name of the token; `undefined` when the member has none of this id. */
export async function removeToken(db: Queryable, memberId: string, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<AccessTables>()
    .deleteFrom('tokens')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}
