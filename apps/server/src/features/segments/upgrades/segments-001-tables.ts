import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const segmentsTables: Upgrade = {
  name: 'segments-001-tables',
  async up(db) {
    await sql`
      create table segments (
        environment_id text not null,
        key text not null,
        definition json not null,
        version integer not null,
        created_at bigint not null,
        updated_at bigint not null,
        name text not null,
        description text not null,
        search_text text not null,
        tags text[] not null,
        is_archived boolean not null,
        included_count integer not null,
        excluded_count integer not null,
        rule_count integer not null,
        segment_keys text[] not null,
        primary key (environment_id, key)
      )`.execute(db)
  },
}
