import type { ChangeSubject } from '@guidon/api'
import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { ChangeMention } from './changes-errors.ts'
import type { ChangeDocuments, ChangesTables } from './changes-tables.ts'

type ChangeRow = ChangesTables['changes']

/** A change, as it is stored. */
export type StoredChange = Omit<ChangeRow, keyof ChangeDocuments> & ChangeDocuments

export interface ChangeFilter {
  readonly kind?: string | undefined
  readonly key?: string | undefined
  readonly environment?: string | undefined
}

export async function insertChange(
  tx: Transaction,
  change: StoredChange,
  subjects: readonly ChangeSubject[],
): Promise<void> {
  const row: ChangeRow = {
    ...change,
    operations: JSON.stringify(change.operations),
    forward: JSON.stringify(change.forward),
    inverse: JSON.stringify(change.inverse),
    versions: JSON.stringify(change.versions),
    published: JSON.stringify(change.published),
  }
  const named = subjects.map(({ kind, key, environment = '' }) => ({ kind, key, environment }))
  await tx
    .withTables<ChangesTables>()
    .with('written', (db) => db.insertInto('changes').values(row))
    .insertInto('change_subjects')
    .columns(['change_id', 'project_id', 'kind', 'key', 'environment'])
    .expression(
      sql`
        select distinct ${change.id}, ${change.project_id}, kind, key, environment
        from json_to_recordset(${JSON.stringify(named)}) as named (kind text, key text, environment text)`,
    )
    .execute()
}

/** An environment that is made under the same key later must not inherit the history. */
export async function forgetEnvironment(
  tx: Transaction,
  { projectId, key }: { readonly projectId: string; readonly key: string },
): Promise<void> {
  await tx
    .withTables<ChangesTables>()
    .deleteFrom('change_subjects')
    .where('project_id', '=', projectId)
    .where('environment', '=', key)
    .execute()
}

export async function markReverted(tx: Transaction, id: string, revertedBy: string): Promise<void> {
  await tx
    .withTables<ChangesTables>()
    .updateTable('changes')
    .set({ reverted_by: revertedBy })
    .where('id', '=', id)
    .execute()
}

export async function readChange(db: Queryable, projectId: string, id: string): Promise<StoredChange | undefined> {
  const row = await db
    .withTables<ChangesTables>()
    .selectFrom('changes')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()
  // The driver parses JSON columns.
  return row as unknown as StoredChange | undefined
}

/** Newest first. */
export async function readChanges(
  db: Queryable,
  projectId: string,
  filter: ChangeFilter & { readonly before: string | undefined; readonly limit: number },
): Promise<StoredChange[]> {
  let query = db.withTables<ChangesTables>().selectFrom('changes').selectAll().where('project_id', '=', projectId)
  if (filter.before !== undefined) query = query.where('id', '<', filter.before)
  if (filter.kind !== undefined || filter.environment !== undefined) {
    query = query.where((where) => where.exists(subjectsOf(where.ref('changes.id'), projectId, filter)))
  }
  return (await query.orderBy('id', 'desc').limit(filter.limit).execute()) as unknown as StoredChange[]
}

/** The newest change of a subject. */
export async function readLastChangeOf(
  db: Queryable,
  projectId: string,
  { kind, key, environment = '' }: ChangeSubject,
): Promise<ChangeMention | null> {
  const row = await db
    .withTables<ChangesTables>()
    .selectFrom('change_subjects as subject')
    .innerJoin('changes', 'changes.id', 'subject.change_id')
    .select(['changes.id', 'actor_name as actor', 'created_at as createdAt', 'sentences'])
    .where('subject.project_id', '=', projectId)
    .where('subject.kind', '=', kind)
    .where('subject.key', '=', key)
    .where('subject.environment', '=', environment)
    .orderBy('subject.change_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

function subjectsOf(changeId: unknown, projectId: string, { kind, key, environment }: ChangeFilter) {
  const conditions = [
    sql`subject.change_id = ${changeId}`,
    sql`subject.project_id = ${projectId}`,
    ...(kind === undefined ? [] : [sql`subject.kind = ${kind}`]),
    ...(key === undefined ? [] : [sql`subject.key = ${key}`]),
    ...(environment === undefined ? [] : [sql`subject.environment = ${environment}`]),
  ]
  return sql`(select 1 from change_subjects subject where ${sql.join(conditions, sql` and `)})`
}
