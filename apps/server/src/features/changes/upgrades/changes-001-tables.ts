import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const changesTables: Upgrade = {
  name: 'changes-001-tables',
  async up(db) {
    await sql`
      create table changes (
        id text primary key,
        project_id text not null,
        created_at bigint not null,
        actor_kind text not null,
        actor_id text not null,
        actor_name text not null,
        reason text,
        operations json not null,
        forward json not null,
        inverse json not null,
        sentences text[] not null,
        versions json not null,
        published json not null,
        reverts text references changes,
        reverted_by text references changes
      )`.execute(db)
    await sql`create index changes_of_project on changes (project_id, id desc)`.execute(db)
    await sql`
      create table change_subjects (
        change_id text not null references changes on delete cascade,
        project_id text not null,
        kind text not null,
        key text not null,
        environment text not null,
        primary key (project_id, kind, key, environment, change_id)
      )`.execute(db)
    await sql`create index change_subjects_of_change on change_subjects (change_id)`.execute(db)
  },
}
