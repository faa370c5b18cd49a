import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { ViewsTables } from './views-tables.ts'

export type ViewRow = ViewsTables['views']

/** The views among which one has its order and its name. */
export type ViewShelf = Pick<ViewRow, 'project_id' | 'list' | 'member_id'>

/** In their order. */
export async function readShelf(db: Queryable, { project_id, list, member_id }: ViewShelf): Promise<ViewRow[]> {
  const query = db
    .withTables<ViewsTables>()
    .selectFrom('views')
    .selectAll()
    .where('project_id', '=', project_id)
    .where('list', '=', list)
  const owned = member_id === null ? query.where('member_id', 'is', null) : query.where('member_id', '=', member_id)
  return owned.orderBy('position').orderBy('id').execute()
}

export async function findView(db: Queryable, projectId: string, id: string): Promise<ViewRow | undefined> {
  return db
    .withTables<ViewsTables>()
    .selectFrom('views')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Writes a new view, or a known one again. */
export async function writeView(tx: Transaction, row: ViewRow): Promise<void> {
  await tx
    .withTables<ViewsTables>()
    .insertInto('views')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function removeView(tx: Transaction, id: string): Promise<void> {
  await tx.withTables<ViewsTables>().deleteFrom('views').where('id', '=', id).execute()
}
