import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

/** Rows are counted up many times while their minute lasts: the free space on each page keeps that cheap. */
export const evaluationsTables: Upgrade = {
  name: 'evaluations-001-tables',
  async up(db) {
    await sql`
      create table evaluation_counts (
        environment_id text not null,
        flag_key text not null,
        minute integer not null,
        variation integer,
        version integer,
        application text not null,
        sdk text not null,
        count bigint not null,
        unique nulls not distinct (environment_id, flag_key, minute, variation, version, application, sdk)
      ) with (fillfactor = 70)`.execute(db)
    await sql`create index evaluation_counts_by_minute on evaluation_counts using brin (minute)`.execute(db)
  },
}
