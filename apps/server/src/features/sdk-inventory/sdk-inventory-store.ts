import type { Sdk } from '@guidon/api'
import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { SdkInventoryTables } from './sdk-inventory-tables.ts'
import type { SdkReport } from './sdk-sighting.ts'

export interface NodeReport {
  readonly nodeId: string
  /** Epoch ms. */
  readonly reportedAt: number
}

/** Writes what a node sees now in place of what it saw before. */
export async function writeReports(
  db: Queryable,
  { nodeId, reportedAt }: NodeReport,
  reports: readonly SdkReport[],
): Promise<void> {
  const rows = reports.map((report) => ({
    environment_id: report.environmentId,
    node_id: nodeId,
    application: report.application,
    application_version: report.applicationVersion,
    name: report.name,
    version: report.version,
    wrapper: report.wrapper,
    transport: report.transport,
    platform: report.platform,
    instances: report.instances,
    first_seen_at: report.firstSeenAt,
    last_seen_at: report.lastSeenAt,
    reported_at: reportedAt,
  }))
  await sql`
    insert into sdk_sightings
    select * from json_populate_recordset(null::sdk_sightings, ${JSON.stringify(rows)}::json)
    on conflict (environment_id, node_id, application, application_version, name, version, wrapper, transport)
    do update set
      platform = case when excluded.platform = '' then sdk_sightings.platform else excluded.platform end,
      instances = excluded.instances, last_seen_at = excluded.last_seen_at, reported_at = excluded.reported_at`.execute(
    db,
  )
}

/** What all nodes see together, newest first. `instances` of nodes that have not reported since `aliveSince` are gone. */
export async function readSdks(db: Queryable, environmentId: string, aliveSince: number): Promise<Sdk[]> {
  return db
    .withTables<SdkInventoryTables>()
    .selectFrom('sdk_sightings')
    .select([
      'application',
      'application_version as applicationVersion',
      'name',
      'version',
      'wrapper',
      'transport',
      sql<string>`max(platform)`.as('platform'),
      sql<number>`coalesce(sum(instances) filter (where reported_at >= ${aliveSince}), 0)::bigint`.as('instances'),
      sql<number>`min(first_seen_at)`.as('firstSeenAt'),
      sql<number>`max(last_seen_at)`.as('lastSeenAt'),
    ])
    .where('environment_id', '=', environmentId)
    .groupBy(['application', 'application_version', 'name', 'version', 'wrapper', 'transport'])
    .orderBy('lastSeenAt', 'desc')
    .orderBy('name')
    .limit(MAX_ROWS)
    .execute()
}

export async function deleteSeenBefore(tx: Transaction, instant: number): Promise<void> {
  await tx.withTables<SdkInventoryTables>().deleteFrom('sdk_sightings').where('last_seen_at', '<', instant).execute()
}

const MAX_ROWS = 2_000
