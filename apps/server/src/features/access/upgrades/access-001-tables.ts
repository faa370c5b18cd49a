import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const accessTables: Upgrade = {
  name: 'access-001-tables',
  async up(db) {
    await sql`
      create table members (
        id text primary key,
        name text not null,
        created_at bigint not null
      )`.execute(db)
    await sql`
      create table tokens (
        id text primary key,
        member_id text not null references members on delete cascade,
        name text not null,
        hash text not null unique,
        actions text[],
        created_at bigint not null,
        expires_at bigint,
        last_used_at bigint
      )`.execute(db)
    await sql`
      create table sessions (
        id text primary key,
        member_id text not null references members on delete cascade,
        hash text not null unique,
        user_agent text not null,
        created_at bigint not null,
        expires_at bigint not null,
        last_used_at bigint not null
      )`.execute(db)
    await sql`
      create table sign_in_links (
        hash text primary key,
        member_id text not null references members on delete cascade,
        expires_at bigint not null
      )`.execute(db)
  },
}
