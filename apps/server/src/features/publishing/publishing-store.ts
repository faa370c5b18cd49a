import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import { noticeWith } from '../../platform/events/notices.ts'
import { ENVIRONMENT_NOTICE } from './environment-notice.ts'
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

export interface ChangeSetToWrite {
  readonly items: readonly ItemToPublish[]
  /** Epoch ms. */
  readonly publishedAt: number
}

/**
 * Takes the environment's next version and keeps its row locked until `tx` ends; writes all items, each with its own
 * next version, which a deleted item keeps counting; announces it. One statement, since every edit waits for it. Gives
 * the version, `undefined` without such an environment.
 */
export async function writeChangeSet(
  tx: Transaction,
  environmentId: string,
  { items, publishedAt }: ChangeSetToWrite,
): Promise<number | undefined> {
  const kinds = items.map((item) => item.kind)
  const keys = items.map((item) => item.key)
  const values = items.map((item) => (item.value === null ? null : JSON.stringify(item.value)))
  const notice = sql`json_build_object(
    'id', ${environmentId}::text, 'version', next.version, 'publishedAt', ${publishedAt}::bigint)`
  const { rows } = await sql<{ version: number }>`
    with next as (
      update environment_versions set version = version + 1 where environment_id = ${environmentId} returning version
    ), written as (
      insert into published_items as item (environment_id, kind, key, version, environment_version, data)
      select ${environmentId}, kind, key, 1, next.version, data::json
      from next, unnest(${kinds}::text[], ${keys}::text[], ${values}::text[]) as new (kind, key, data)
      on conflict (environment_id, kind, key) do update
      set version = item.version + 1, environment_version = excluded.environment_version, data = excluded.data
    )
    select next.version, ${noticeWith(ENVIRONMENT_NOTICE, notice)} from next`.execute(tx)
  return rows[0]?.version
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
