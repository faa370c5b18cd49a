import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import { containing } from '../../platform/database/like-pattern.ts'
import type { AuditTables } from './audit-tables.ts'

export type AuditRow = AuditTables['audit_entries']

/** What is left out does not narrow the list. */
export interface AuditFilter {
  readonly subjectKind?: string | undefined
  readonly subjectKey?: string | undefined
  /** Key of an environment. */
  readonly environment?: string | undefined
  readonly actorId?: string | undefined
  readonly action?: string | undefined
  /** Part of a sentence or of a reason. */
  readonly search?: string | undefined
  /** Epoch ms, inclusive. */
  readonly from?: number | undefined
  /** Epoch ms, exclusive. */
  readonly to?: number | undefined
  /** Only entries before this id. */
  readonly beforeId?: string | undefined
  readonly limit: number
}

export async function insertEntry(tx: Transaction, row: AuditRow): Promise<void> {
  await tx.withTables<AuditTables>().insertInto('audit_entries').values(row).execute()
}

/** Newest first. */
export async function readEntries(db: Queryable, projectId: string, filter: AuditFilter): Promise<AuditRow[]> {
  const columns = [
    ['subject_kind', filter.subjectKind],
    ['subject_key', filter.subjectKey],
    ['environment_key', filter.environment],
    ['actor_id', filter.actorId],
    ['action', filter.action],
  ] as const
  let query = db.withTables<AuditTables>().selectFrom('audit_entries').selectAll().where('project_id', '=', projectId)
  for (const [column, value] of columns) if (value !== undefined) query = query.where(column, '=', value)
  if (filter.from !== undefined) query = query.where('created_at', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('created_at', '<', filter.to)
  if (filter.beforeId !== undefined) query = query.where('id', '<', filter.beforeId)
  if (filter.search !== undefined) {
    const pattern = containing(filter.search)
    query = query.where(
      sql<boolean>`(array_to_string(sentences, ' ') ilike ${pattern} or coalesce(reason, '') ilike ${pattern})`,
    )
  }
  return query.orderBy('id', 'desc').limit(filter.limit).execute()
}
