import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { PersonasTables } from './personas-tables.ts'

export type PersonaRow = PersonasTables['personas']

/** By name. */
export async function readPersonas(db: Queryable, projectId: string): Promise<PersonaRow[]> {
  return db
    .withTables<PersonasTables>()
    .selectFrom('personas')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy(sql`lower(name)`)
    .execute()
}

/** Writes a new persona, or a known one again. */
export async function writePersona(tx: Transaction, row: PersonaRow): Promise<void> {
  await sql`
    insert into personas (id, project_id, name, context, created_at, updated_at)
    values (${row.id}, ${row.project_id}, ${row.name}, ${JSON.stringify(row.context)}::json,
      ${row.created_at}, ${row.updated_at})
    on conflict (id) do update set
      name = excluded.name, context = excluded.context, updated_at = excluded.updated_at`.execute(tx)
}

export async function removePersona(tx: Transaction, id: string): Promise<void> {
  await tx.withTables<PersonasTables>().deleteFrom('personas').where('id', '=', id).execute()
}
