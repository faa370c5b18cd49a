import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const personasTables: Upgrade = {
  name: 'personas-001-tables',
  async up(db) {
    await sql`
      create table personas (
        id text primary key,
        project_id text not null,
        name text not null,
        context json not null,
        created_at bigint not null,
        updated_at bigint not null
      )`.execute(db)
    await sql`create unique index personas_of_project on personas (project_id, lower(name))`.execute(db)
  },
}
