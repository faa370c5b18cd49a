import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { EnvironmentRef } from './environment.ts'
import type { ProjectsTables } from './projects-tables.ts'

export type EnvironmentRow = ProjectsTables['environments']
export type EnvironmentSettings = Partial<
  Pick<EnvironmentRow, 'name' | 'position' | 'is_critical' | 'requires_reason' | 'is_secure_mode'>
>

/** False when the project has an environment with this key. */
export async function insertEnvironment(tx: Transaction, row: EnvironmentRow): Promise<boolean> {
  const result = await tx
    .withTables<ProjectsTables>()
    .insertInto('environments')
    .values(row)
    .onConflict((conflict) => conflict.columns(['project_id', 'key']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function findEnvironment(
  db: Queryable,
  projectKey: string,
  key: string,
): Promise<EnvironmentRef | undefined> {
  const row = await selectEnvironments(db)
    .where('projects.key', '=', projectKey)
    .where('environments.key', '=', key)
    .executeTakeFirst()
  return row && toRef(row)
}

export async function hasEnvironment(db: Queryable, id: string): Promise<boolean> {
  return (await selectEnvironments(db).where('environments.id', '=', id).executeTakeFirst()) !== undefined
}

/** In their order. */
export async function environmentsOf(db: Queryable, projectId: string): Promise<EnvironmentRef[]> {
  const rows = await selectEnvironments(db)
    .where('project_id', '=', projectId)
    .orderBy('position')
    .orderBy('environments.id')
    .execute()
  return rows.map(toRef)
}

export async function allEnvironments(db: Queryable): Promise<EnvironmentRef[]> {
  return (await selectEnvironments(db).execute()).map(toRef)
}

export async function changeEnvironment(tx: Transaction, id: string, settings: EnvironmentSettings): Promise<void> {
  if (Object.keys(settings).length === 0) return
  await tx.withTables<ProjectsTables>().updateTable('environments').set(settings).where('id', '=', id).execute()
}

/** With its keys. */
export async function removeEnvironment(tx: Transaction, id: string): Promise<void> {
  await tx.withTables<ProjectsTables>().deleteFrom('environments').where('id', '=', id).execute()
}

function selectEnvironments(db: Queryable) {
  return db
    .withTables<ProjectsTables>()
    .selectFrom('environments')
    .innerJoin('projects', 'projects.id', 'environments.project_id')
    .selectAll('environments')
    .select('projects.key as project_key')
}

function toRef(row: EnvironmentRow & { project_key: string }): EnvironmentRef {
  return {
    id: row.id,
    projectId: row.project_id,
    projectKey: row.project_key,
    key: row.key,
    name: row.name,
    position: row.position,
    isCritical: row.is_critical,
    requiresReason: row.requires_reason,
    isSecureMode: row.is_secure_mode,
    createdAt: row.created_at,
  }
}
