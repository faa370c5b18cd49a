import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

/** A draft goes with its member, its flag or its segment. */
export const draftsTables: Upgrade = {
  name: 'drafts-001-tables',
  async up(db) {
    await sql`
      create table drafts (
        member_id text not null references members on delete cascade,
        project_id text not null,
        kind text not null,
        key text not null,
        environment_id text not null,
        base_version integer not null,
        revision integer not null,
        instructions json not null,
        instruction_count integer not null,
        updated_at bigint not null,
        flag_key text generated always as (case kind when 'flag' then key end) stored,
        segment_key text generated always as (case kind when 'segment' then key end) stored,
        primary key (member_id, project_id, kind, key, environment_id),
        constraint draft_of_flag foreign key (project_id, flag_key) references flags on delete cascade,
        constraint draft_of_segment foreign key (environment_id, segment_key) references segments on delete cascade
      )`.execute(db)
    await sql`create index drafts_of_flag on drafts (project_id, flag_key)`.execute(db)
    await sql`create index drafts_of_segment on drafts (environment_id, segment_key)`.execute(db)
  },
}
