import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const eventIngestTables: Upgrade = {
  name: 'event-ingest-001-tables',
  async up(db) {
    await sql`
      create table event_payloads (
        environment_id text not null,
        payload_id text not null,
        received_at bigint not null,
        primary key (environment_id, payload_id)
      )`.execute(db)
    await sql`create index event_payloads_by_time on event_payloads using brin (received_at)`.execute(db)
    // Partitions by day are made as they are needed; see AnalyticsPartitions.
    await sql`
      create table analytics_events (
        environment_id text not null,
        kind text not null,
        key text not null,
        received_at bigint not null,
        created_at bigint,
        application text not null,
        sdk text not null,
        event json not null
      ) partition by range (received_at)`.execute(db)
  },
}
