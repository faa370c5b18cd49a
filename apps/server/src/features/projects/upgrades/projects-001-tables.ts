import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const projectsTables: Upgrade = {
  name: 'projects-001-tables',
  async up(db) {
    await sql`
      create table projects (
        id text primary key,
        key text not null unique,
        name text not null,
        created_at bigint not null
      )`.execute(db)
    await sql`
      create table environments (
        id text primary key,
        project_id text not null references projects on delete cascade,
        key text not null,
        name text not null,
        position integer not null,
        is_critical boolean not null,
        requires_reason boolean not null,
        is_secure_mode boolean not null,
        created_at bigint not null,
        unique (project_id, key)
      )`.execute(db)
    await sql`
      create table environment_keys (
        id text primary key,
        environment_id text not null references environments on delete cascade,
        kind text not null check (kind in ('sdk', 'mobile')),
        hash text not null unique,
        sealed_value bytea not null,
        created_at bigint not null,
        expires_at bigint
      )`.execute(db)
    await sql`create index environment_keys_by_environment on environment_keys (environment_id)`.execute(db)
  },
}
