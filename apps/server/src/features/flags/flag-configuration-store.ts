import type { FlagConfiguration, FlagDefinition } from '@guidon/model'
import { sql, type RawBuilder } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import { MANY_ROWS } from './flag-store.ts'
import { summarize } from './configuration-summary.ts'
import type { FlagsTables } from './flags-tables.ts'

/** The part of a flag that one environment owns, as it is stored. */
export interface StoredConfiguration {
  readonly environmentId: string
  readonly flagKey: string
  readonly configuration: FlagConfiguration
  readonly version: number
  /** Epoch ms. */
  readonly updatedAt: number
}

/** A configuration to be written, with the definition that it belongs to. */
export interface ConfigurationToWrite extends StoredConfiguration {
  readonly definition: FlagDefinition
}

type ConfigurationRow = FlagsTables['flag_configurations']

/** Configurations of the named flags in the named environments. */
export async function readConfigurations(
  db: Queryable,
  environmentIds: readonly string[],
  flagKeys: readonly string[],
): Promise<StoredConfiguration[]> {
  if (flagKeys.length === 0) return []
  const rows = await selectStored(db)
    .where('environment_id', '=', sql<string>`any(${environmentIds}::text[])`)
    .where('flag_key', '=', sql<string>`any(${flagKeys}::text[])`)
    .execute()
  return rows.map(toStored)
}

/** All configurations of a project, by flag. */
export async function readAllConfigurations(db: Queryable, projectId: string): Promise<StoredConfiguration[]> {
  const rows = await selectStored(db).where('project_id', '=', projectId).orderBy('flag_key').execute()
  return rows.map(toStored)
}

/** Keys of the flags that have one of the given flags as a prerequisite in an environment. */
export async function readDependents(
  db: Queryable,
  environmentIds: readonly string[],
  flagKeys: readonly string[],
): Promise<{ readonly environmentId: string; readonly flagKey: string }[]> {
  const { rows } = await sql<{ environmentId: string; flagKey: string }>`
    select environment_id as "environmentId", flag_key as "flagKey" from flag_configurations
    where environment_id = any(${environmentIds}::text[]) and prerequisite_keys <> '{}'
      and prerequisite_keys && ${flagKeys}::text[]
    order by flag_key`.execute(db)
  return rows
}

/** Keys of the flags whose rules name one of the given segments in an environment. */
export async function readFlagsUsingSegments(
  db: Queryable,
  environmentId: string,
  segmentKeys: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ flag_key: string }>`
    select flag_key from flag_configurations
    where environment_id = ${environmentId} and segment_keys <> '{}' and segment_keys && ${segmentKeys}::text[]
    order by flag_key`.execute(db)
  return rows.map((row) => row.flag_key)
}

export interface WriteOptions {
  /** Marks the flags as edited then, epoch ms. @default leaves them as they are */
  readonly editedAt?: number
}

/** Writes new configurations and new states of known ones, in one statement. */
export async function writeConfigurations(
  tx: Transaction,
  projectId: string,
  configurations: readonly ConfigurationToWrite[],
  { editedAt }: WriteOptions = {},
): Promise<void> {
  if (configurations.length === 0) return
  const rows = configurations.map((one) => toRow(projectId, one))
  const written = configurationsWritten(rows)
  const flagKeys = rows.map((row) => row.flag_key)
  const statement =
    editedAt === undefined
      ? written
      : sql`
        with written as (${written})
        update flags set updated_at = ${editedAt} where project_id = ${projectId} and key = any(${flagKeys}::text[])`
  await statement.execute(tx)
  if (rows.length >= MANY_ROWS) await sql`analyze flag_configurations`.execute(tx)
}

function configurationsWritten(rows: readonly RowToWrite[]): RawBuilder<unknown> {
  return sql`
    insert into flag_configurations
    select * from json_populate_recordset(null::flag_configurations, ${JSON.stringify(rows)})
    on conflict (environment_id, flag_key) do update set
      configuration = excluded.configuration, version = excluded.version, updated_at = excluded.updated_at,
      is_on = excluded.is_on, serves = excluded.serves, in_short = excluded.in_short, split = excluded.split,
      is_settled = excluded.is_settled, digest = excluded.digest, rule_count = excluded.rule_count,
      target_count = excluded.target_count, prerequisite_count = excluded.prerequisite_count,
      prerequisite_keys = excluded.prerequisite_keys, segment_keys = excluded.segment_keys`
}

function selectStored(db: Queryable) {
  return db
    .withTables<FlagsTables>()
    .selectFrom('flag_configurations')
    .select(['environment_id', 'flag_key', 'configuration', 'version', 'updated_at'])
}

type StoredRow = Pick<ConfigurationRow, 'environment_id' | 'flag_key' | 'configuration' | 'version' | 'updated_at'>

function toStored(row: StoredRow): StoredConfiguration {
  return {
    environmentId: row.environment_id,
    flagKey: row.flag_key,
    configuration: row.configuration as unknown as FlagConfiguration,
    version: row.version,
    updatedAt: row.updated_at,
  }
}

type RowToWrite = Omit<ConfigurationRow, 'configuration'> & { readonly configuration: FlagConfiguration }

function toRow(projectId: string, { definition, configuration, ...stored }: ConfigurationToWrite): RowToWrite {
  return {
    environment_id: stored.environmentId,
    project_id: projectId,
    flag_key: stored.flagKey,
    configuration,
    version: stored.version,
    updated_at: stored.updatedAt,
    ...summarize(definition, configuration),
  }
}
