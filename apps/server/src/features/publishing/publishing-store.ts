import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { ItemKind, ItemToPublish, PublishedItem } from './published-item.ts'
import type { PublishingTables } from './publishing-tables.ts'

const FIRST_VERSION = 1

export async function insertEnvironment(tx: Transaction, environmentId: string): Promise<number> {
  await tx
    .withTables<PublishingTables>()
    .insertInto('environment_versions')
    .values({ environment_id: environmentId, version: FIRST_VERSION })
    .execute()
  return FIRST_VERSION
}

/** With its items. */
export async function removeEnvironment(tx: Transaction, environmentId: string): Promise<void> {
  await tx
    .withTables<PublishingTables>()
    .deleteFrom('environment_versions')
    .where('environment_id', '=', environmentId)
    .execute()
}

/** Takes the next version and keeps the environment's row locked until `tx` ends. */
export async function nextEnvironmentVersion(tx: Transaction, environmentId: string): Promise<number | undefined> {
  const row = await tx
    .withTables<PublishingTables>()
    .updateTable('environment_versions')
    .set((column) => ({ version: column('version', '+', 1) }))
    .where('environment_id', '=', environmentId)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Writes all items in one statement; each gets its own next version, which a deleted item keeps counting. */
export async function writeItems(
  tx: Transaction,
  environmentId: string,
  environmentVersion: number,
  items: readonly ItemToPublish[],
): Promise<Map<string, number>> {
  const kinds = items.map((item) => item.kind)
  const keys = items.map((item) => item.key)
  const values = items.map((item) => (item.value === null ? null : JSON.stringify(item.value)))
  const { rows } = await sql<{ kind: ItemKind; key: string; version: number }>`
    insert into published_items as item (environment_id, kind, key, version, environment_version, data)
    select ${environmentId}, kind, key, 1, ${environmentVersion}::integer, data::json
    from unnest(${kinds}::text[], ${keys}::text[], ${values}::text[]) as new (kind, key, data)
    on conflict (environment_id, kind, key) do update
    set version = item.version + 1, environment_version = excluded.environment_version, data = excluded.data
    returning kind, key, version`.execute(tx)
  return new Map(rows.map((row) => [`${row.kind}/${row.key}`, row.version]))
}

/** The part of an environment that is newer than a known version. */
export interface EnvironmentRows {
  readonly environmentId: string
  readonly version: number
  readonly items: readonly PublishedItem[]
}

export async function readVersions(db: Queryable): Promise<Map<string, number>> {
  const rows = await db
    .withTables<PublishingTables>()
    .selectFrom('environment_versions')
    .select(['environment_id', 'version'])
    .execute()
  return new Map(rows.map((row) => [row.environment_id, row.version]))
}

/**
 * Everything after version `known` (0: all there is), or `undefined` for an unknown environment. One statement, hence
 * one snapshot: the version and the items belong together.
 */
export async function readAfter(
  db: Queryable,
  environmentId: string,
  known: number,
): Promise<EnvironmentRows | undefined> {
  const { rows } = await sql<JoinedRow>`
    select environment.version as environment_version, item.kind, item.key, item.version, item.data
    from environment_versions environment
    left join published_items item
      on item.environment_id = environment.environment_id and item.environment_version > ${known}::integer
    where environment.environment_id = ${environmentId}`.execute(db)
  const first = rows[0]
  if (first === undefined) return undefined
  return {
    environmentId,
    version: first.environment_version,
    items: rows.flatMap((row) => (row.key === null ? [] : [publishedItem(row)])),
  }
}

type JoinedRow = { environment_version: number; data: object | null } & (
  { kind: ItemKind; key: string; version: number } | { kind: null; key: null; version: null }
)

function publishedItem(row: Extract<JoinedRow, { key: string }>): PublishedItem {
  const { kind, key, version } = row
  return { kind, key, version, value: row.data === null ? null : ({ ...row.data, version } as never) }
}
