import { sql } from 'kysely'
import type { Upgrade } from '../../../platform/database/upgrade.ts'

export const sdkInventoryTables: Upgrade = {
  name: 'sdk-inventory-001-tables',
  async up(db) {
    await sql`
      create table sdk_sightings (
        environment_id text not null,
        node_id text not null,
        application text not null,
        application_version text not null,
        name text not null,
        version text not null,
        wrapper text not null,
        transport text not null check (transport in ('streaming', 'polling', 'events')),
        platform text not null,
        instances integer not null,
        first_seen_at bigint not null,
        last_seen_at bigint not null,
        reported_at bigint not null,
        primary key
          (environment_id, node_id, application, application_version, name, version, wrapper, transport)
      )`.execute(db)
  },
}
