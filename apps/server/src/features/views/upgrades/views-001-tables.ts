import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const viewsTables: Upgrade = {
  name: 'views-001-tables',
  async up(db) {
    await sql`
      create table views (
        id text primary key,
        project_id text not null,
        list text not null,
        member_id text references members on delete cascade,
        name text not null,
        query text not null,
        position integer not null,
        created_at bigint not null,
        updated_at bigint not null
      )`.execute(db)
    await sql`create index views_of_project on views (project_id, list, member_id)`.execute(db)
  },
}
