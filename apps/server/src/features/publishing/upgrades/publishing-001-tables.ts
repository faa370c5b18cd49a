import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const publishingTables: Upgrade = {
  name: 'publishing-001-tables',
  async up(db) {
    await sql`
      create table environment_versions (
        environment_id text primary key,
        version integer not null
      )`.execute(db)
    await sql`
      create table published_items (
        environment_id text not null references environment_versions on delete cascade,
        kind text not null check (kind in ('flag', 'segment')),
        key text not null,
        version integer not null,
        environment_version integer not null,
        data json,
        primary key (environment_id, kind, key)
      )`.execute(db)
    await sql`
      create index published_items_by_version on published_items (environment_id, environment_version)`.execute(db)
  },
}
