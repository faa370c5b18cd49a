import type { ContextKind } from '@guidon/api'
import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { ContextKindsTables } from './context-kinds-tables.ts'

export type ContextKindToWrite = Omit<ContextKind, 'version'>

/** Kinds that somebody wrote down, by kind. */
export async function readContextKinds(db: Queryable, projectId: string): Promise<ContextKind[]> {
  const rows = await db
    .withTables<ContextKindsTables>()
    .selectFrom('context_kinds')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind, name, description, is_hidden, version }) => ({
    kind,
    name,
    description,
    isHidden: is_hidden,
    version,
  }))
}

/** Creates the kind or replaces what is known of it. */
export async function writeContextKind(tx: Transaction, projectId: string, kind: ContextKindToWrite): Promise<void> {
  await sql`
    insert into context_kinds as known (project_id, kind, name, description, is_hidden, version)
    values (${projectId}, ${kind.kind}, ${kind.name}, ${kind.description}, ${kind.isHidden}, 1)
    on conflict (project_id, kind) do update set
      name = excluded.name, description = excluded.description, is_hidden = excluded.is_hidden,
      version = known.version + 1`.execute(tx)
}
