import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const contextKindsTables: Upgrade = {
  name: 'context-kinds-001-tables',
  async up(db) {
    await sql`
      create table context_kinds (
        project_id text not null,
        kind text not null,
        name text not null,
        description text not null,
        is_hidden boolean not null,
        version integer not null,
        primary key (project_id, kind)
      )`.execute(db)
  },
}
