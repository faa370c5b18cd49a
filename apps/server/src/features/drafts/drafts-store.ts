import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { DraftsTables } from './drafts-tables.ts'

export type DraftRow = DraftsTables['drafts']
export type DraftSummaryRow = Omit<DraftRow, 'instructions'>

/** Whose draft, and of what. */
export type DraftPlace = Pick<DraftRow, 'member_id' | 'project_id' | 'kind' | 'key' | 'environment_id'>

/** Last saved first. */
export async function readDrafts(db: Queryable, memberId: string, projectId: string): Promise<DraftSummaryRow[]> {
  return db
    .withTables<DraftsTables>()
    .selectFrom('drafts')
    .select(['member_id', 'project_id', 'kind', 'key', 'environment_id'])
    .select(['base_version', 'revision', 'instruction_count', 'updated_at'])
    .where('member_id', '=', memberId)
    .where('project_id', '=', projectId)
    .orderBy('updated_at', 'desc')
    .orderBy('key')
    .execute()
}

export async function readDraft(db: Queryable, place: DraftPlace): Promise<DraftRow | undefined> {
  return db
    .withTables<DraftsTables>()
    .selectFrom('drafts')
    .selectAll()
    .where((where) => where.and({ ...place }))
    .executeTakeFirst()
}

/** The revision of a draft, which nobody else saves or discards until `tx` ends; 0 when there is none. */
export async function lockRevision(tx: Transaction, place: DraftPlace): Promise<number> {
  const row = await tx
    .withTables<DraftsTables>()
    .selectFrom('drafts')
    .select('revision')
    .where((where) => where.and({ ...place }))
    .forUpdate()
    .executeTakeFirst()
  return row?.revision ?? 0
}

/** Saves a draft, over the one of `revision` only unless that is left out; its new revision, `undefined` if it is another. */
export async function writeDraft(
  tx: Transaction,
  draft: Omit<DraftRow, 'revision'>,
  revision: number | undefined,
): Promise<number | undefined> {
  const row = { ...draft, instructions: JSON.stringify(draft.instructions), revision: sql`nextval('draft_revisions')` }
  const { rows } = await sql<{ revision: number }>`
    insert into drafts (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
    values (${sql.join(Object.values(row))})
    on conflict (member_id, project_id, kind, key, environment_id) do update set
      base_version = excluded.base_version, instructions = excluded.instructions,
      instruction_count = excluded.instruction_count, updated_at = excluded.updated_at,
      revision = nextval('draft_revisions')
    where ${revision ?? null}::bigint is null or drafts.revision = ${revision ?? null}::bigint
    returning revision`.execute(tx)
  return rows[0]?.revision
}

export async function removeDraft(db: Queryable, place: DraftPlace): Promise<void> {
  await db
    .withTables<DraftsTables>()
    .deleteFrom('drafts')
    .where((where) => where.and({ ...place }))
    .execute()
}

export async function removeDraftsBefore(tx: Transaction, updatedAt: number): Promise<void> {
  await tx.withTables<DraftsTables>().deleteFrom('drafts').where('updated_at', '<', updatedAt).execute()
}

export async function countDrafts(tx: Transaction, memberId: string, projectId: string): Promise<number> {
  const { count } = await tx
    .withTables<DraftsTables>()
    .selectFrom('drafts')
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow()
  return count
}
