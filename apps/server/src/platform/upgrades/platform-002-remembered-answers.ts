import { sql } from 'kysely'
import type { Upgrade } from '../database/upgrade.ts'

export const platformRememberedAnswers: Upgrade = {
  name: 'platform-002-remembered-answers',
  async up(db) {
    await sql`
      create table remembered_answers (
        principal_id text not null,
        idempotency_key text not null,
        request_hash text not null,
        started_at bigint not null,
        is_carried_out boolean not null default false,
        sealed_answer bytea,
        primary key (principal_id, idempotency_key)
      )`.execute(db)
    await sql`create index remembered_answers_by_age on remembered_answers (started_at)`.execute(db)
  },
}
