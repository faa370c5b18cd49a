import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const contextsTables: Upgrade = {
  name: 'contexts-001-tables',
  async up(db) {
    await sql`
      create table seen_contexts (
        environment_id text not null,
        kind text not null,
        key text not null,
        name text,
        anonymous boolean not null,
        attributes json not null,
        application text not null,
        first_seen_at bigint not null,
        last_seen_at bigint not null,
        primary key (environment_id, kind, key)
      )`.execute(db)
    await sql`
      create index seen_contexts_by_time on seen_contexts (environment_id, last_seen_at desc, kind, key)`.execute(db)
    await sql`
      create table seen_context_combinations (
        environment_id text not null,
        canonical_key text not null,
        keys jsonb not null,
        last_seen_at bigint not null,
        primary key (environment_id, canonical_key)
      )`.execute(db)
    await sql`
      create index seen_context_combinations_by_time
      on seen_context_combinations (environment_id, last_seen_at desc)`.execute(db)
  },
}
