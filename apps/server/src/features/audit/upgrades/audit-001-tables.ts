import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const auditTables: Upgrade = {
  name: 'audit-001-tables',
  async up(db) {
    await sql`
      create table audit_entries (
        id text primary key,
        project_id text,
        environment_id text,
        environment_key text,
        created_at bigint not null,
        actor_kind text not null,
        actor_id text not null,
        actor_name text not null,
        action text not null,
        subject_kind text not null,
        subject_key text not null,
        sentences text[] not null,
        reason text,
        change_id text
      )`.execute(db)
    await sql`create index audit_entries_of_project on audit_entries (project_id, id desc)`.execute(db)
    await sql`
      create index audit_entries_of_subject on audit_entries (project_id, subject_kind, subject_key, id desc)`.execute(
      db,
    )
    await sql`create index audit_entries_of_actor on audit_entries (project_id, actor_id, id desc)`.execute(db)
    await sql`
      create function refuse_audit_edit() returns trigger language plpgsql as $$
      begin
        raise exception 'audit entries are never changed or removed';
      end $$`.execute(db)
    await sql`
      create trigger audit_entries_append_only before update or delete or truncate on audit_entries
      for each statement execute function refuse_audit_edit()`.execute(db)
  },
}
