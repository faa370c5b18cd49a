import { sql, type RawBuilder } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import { containing } from '../../platform/database/like-pattern.ts'
import type { AuditTables } from './audit-tables.ts'

export type AuditRow = AuditTables['audit_entries']

/** What is left out does not narrow the list. */
export interface AuditFilter {
  readonly subjectKind?: string | undefined
  readonly subjectKey?: string | undefined
  /** Keys of environments. */
  readonly environment?: readonly string[] | undefined
  /** With `environment`: entries about all environments too. */
  readonly shared?: boolean | undefined
  readonly actor?: readonly string[] | undefined
  readonly actorKind?: readonly string[] | undefined
  readonly action?: readonly string[] | undefined
  /** Part of a sentence or of a reason. */
  readonly search?: string | undefined
  /** Epoch ms, inclusive. */
  readonly from?: number | undefined
  /** Epoch ms, exclusive. */
  readonly to?: number | undefined
}

export interface AuditPage {
  /** Only entries before this id. */
  readonly beforeId: string | undefined
  readonly limit: number
}

export async function insertEntry(tx: Transaction, row: AuditRow): Promise<void> {
  await entriesWritten(tx, [row]).execute(tx)
}

/** The statement that writes entries, to be run or to be part of another. */
export function entriesWritten(tx: Transaction, rows: readonly AuditRow[]): RawBuilder<unknown> {
  return sql`${tx.withTables<AuditTables>().insertInto('audit_entries').values(rows)}`
}

/** Newest first. */
export async function readEntries(
  db: Queryable,
  { projectId, filter }: AuditScope,
  { beforeId, limit }: AuditPage,
): Promise<AuditRow[]> {
  const position = beforeId === undefined ? sql`true` : sql`id < ${beforeId}`
  const { rows } = await sql<AuditRow>`
    select * from audit_entries where ${conditionOf(projectId, filter)} and ${position}
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** Which entries of a project. */
export interface AuditScope {
  readonly projectId: string
  readonly filter: AuditFilter
}

export function conditionOf(projectId: string, filter: AuditFilter): RawBuilder<unknown> {
  const { subjectKind, subjectKey, environment, shared = false, search, from, to } = filter
  const among = [
    ['subject_kind', subjectKind && [subjectKind]],
    ['subject_key', subjectKey && [subjectKey]],
    ['actor_id', filter.actor],
    ['actor_kind', filter.actorKind],
    ['action', filter.action],
  ] as const
  const conditions = [sql`project_id = ${projectId}`]
  for (const [column, values] of among) if (values) conditions.push(sql`${sql.ref(column)} = any(${values}::text[])`)
  if (environment !== undefined)
    conditions.push(sql`(environment_key = any(${environment}::text[]) or (${shared} and environment_key is null))`)
  if (from !== undefined) conditions.push(sql`created_at >= ${from}`)
  if (to !== undefined) conditions.push(sql`created_at < ${to}`)
  if (search !== undefined) {
    const pattern = containing(search)
    conditions.push(sql`(array_to_string(sentences, ' ') ilike ${pattern} or coalesce(reason, '') ilike ${pattern})`)
  }
  return sql.join(conditions, sql` and `)
}
