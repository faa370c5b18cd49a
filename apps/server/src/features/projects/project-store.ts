import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { ProjectsTables } from './projects-tables.ts'

export type ProjectRow = ProjectsTables['projects']
export type CountedProjectRow = ProjectRow & { environment_count: number }

/** False when the key is taken. */
export async function insertProject(tx: Transaction, row: ProjectRow): Promise<boolean> {
  const result = await tx
    .withTables<ProjectsTables>()
    .insertInto('projects')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function findProject(db: Queryable, key: string): Promise<ProjectRow | undefined> {
  return db.withTables<ProjectsTables>().selectFrom('projects').selectAll().where('key', '=', key).executeTakeFirst()
}

/** Locks the project until `tx` ends: whoever adds or moves environments does it alone. */
export async function lockProject(tx: Transaction, key: string): Promise<ProjectRow | undefined> {
  return tx
    .withTables<ProjectsTables>()
    .selectFrom('projects')
    .selectAll()
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
}

/** Locks every project until `tx` ends: of two who delete the last two, one comes too late. */
export async function lockAllProjects(tx: Transaction): Promise<ProjectRow[]> {
  return tx.withTables<ProjectsTables>().selectFrom('projects').selectAll().orderBy('id').forUpdate().execute()
}

export async function removeProject(tx: Transaction, id: string): Promise<void> {
  await tx.withTables<ProjectsTables>().deleteFrom('projects').where('id', '=', id).execute()
}

export async function listProjects(db: Queryable, after: string, limit: number): Promise<CountedProjectRow[]> {
  return db
    .withTables<ProjectsTables>()
    .selectFrom('projects')
    .selectAll()
    .select(environmentCount)
    .where('key', '>', after)
    .orderBy('key')
    .limit(limit)
    .execute()
}

export async function findCountedProject(db: Queryable, key: string): Promise<CountedProjectRow | undefined> {
  return db
    .withTables<ProjectsTables>()
    .selectFrom('projects')
    .selectAll()
    .select(environmentCount)
    .where('key', '=', key)
    .executeTakeFirst()
}

export async function renameProject(db: Queryable, key: string, name: string): Promise<void> {
  await db.withTables<ProjectsTables>().updateTable('projects').set({ name }).where('key', '=', key).execute()
}

const environmentCount = sql<number>`(select count(*) from environments where project_id = projects.id)`.as(
  'environment_count',
)
