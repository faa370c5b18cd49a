import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

/** Sums that lists of flags read: to add up minutes would take too long for a page of them. */
export const evaluationsSummaries: Upgrade = {
  name: 'evaluations-002-summaries',
  async up(db) {
    await sql`
      create table evaluation_hours (
        environment_id text not null,
        flag_key text not null,
        hour integer not null,
        count bigint not null,
        primary key (environment_id, flag_key, hour)
      ) with (fillfactor = 70)`.execute(db)
    await sql`create index evaluation_hours_by_hour on evaluation_hours using brin (hour)`.execute(db)
    await sql`
      create table last_evaluations (
        environment_id text not null,
        flag_key text not null,
        minute integer not null,
        primary key (environment_id, flag_key)
      ) with (fillfactor = 70)`.execute(db)
    await sql`
      insert into evaluation_hours
      select environment_id, flag_key, minute / 60, sum(count) from evaluation_counts
      where minute > extract(epoch from now()) / 60 - 2 * 24 * 60
      group by 1, 2, 3`.execute(db)
    await sql`
      insert into last_evaluations
      select environment_id, flag_key, max(minute) from evaluation_counts group by 1, 2`.execute(db)
  },
}
