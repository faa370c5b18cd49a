import type { FlagDefinition } from '@guidon/model'
import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { FlagsTables } from './flags-tables.ts'

/** The part of a flag that all environments share, as it is stored. Instants are epoch ms. */
export interface StoredDefinition {
  readonly definition: FlagDefinition
  readonly version: number
  readonly createdAt: number
  /** Of the last edit of the definition or of any configuration. */
  readonly updatedAt: number
}

/** So many new rows make the planner's idea of a table wrong, and lists slow, until PostgreSQL looks by itself. */
export const MANY_ROWS = 1_000

type FlagRow = FlagsTables['flags']

/** Several flags at once; those that do not exist are left out. */
export async function readDefinitions(
  db: Queryable,
  projectId: string,
  keys: readonly string[],
): Promise<Map<string, StoredDefinition>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .withTables<FlagsTables>()
    .selectFrom('flags')
    .select(['key', 'definition', 'version', 'created_at', 'updated_at'])
    .where('project_id', '=', projectId)
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.key, toStored(row)]))
}

/** All flags of a project, by key. */
export async function readAllDefinitions(db: Queryable, projectId: string): Promise<Map<string, StoredDefinition>> {
  const rows = await db
    .withTables<FlagsTables>()
    .selectFrom('flags')
    .select(['key', 'definition', 'version', 'created_at', 'updated_at'])
    .where('project_id', '=', projectId)
    .orderBy('key')
    .execute()
  return new Map(rows.map((row) => [row.key, toStored(row)]))
}

/** Writes new flags and new states of known ones, in one statement. */
export async function writeDefinitions(
  tx: Transaction,
  projectId: string,
  stored: readonly StoredDefinition[],
): Promise<void> {
  if (stored.length === 0) return
  const rows = stored.map((one) => toRow(projectId, one))
  await sql`
    insert into flags select * from json_populate_recordset(null::flags, ${JSON.stringify(rows)})
    on conflict (project_id, key) do update set
      definition = excluded.definition, version = excluded.version, updated_at = excluded.updated_at,
      name = excluded.name, description = excluded.description, search_text = excluded.search_text,
      is_temporary = excluded.is_temporary, is_archived = excluded.is_archived, tags = excluded.tags,
      maintainer = excluded.maintainer, variation_count = excluded.variation_count,
      using_mobile_key = excluded.using_mobile_key, using_environment_id = excluded.using_environment_id
  `.execute(tx)
  if (rows.length >= MANY_ROWS) await sql`analyze flags`.execute(tx)
}

export async function deleteDefinition(tx: Transaction, projectId: string, key: string): Promise<void> {
  await tx
    .withTables<FlagsTables>()
    .deleteFrom('flags')
    .where('project_id', '=', projectId)
    .where('key', '=', key)
    .execute()
}

function toStored(row: Pick<FlagRow, 'definition' | 'version' | 'created_at' | 'updated_at'>): StoredDefinition {
  return {
    definition: row.definition as unknown as FlagDefinition,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

type RowToWrite = Omit<FlagRow, 'definition'> & { readonly definition: FlagDefinition }

function toRow(projectId: string, { definition, version, createdAt, updatedAt }: StoredDefinition): RowToWrite {
  const { key, name, description, tags, maintainer, clientSideAvailability } = definition
  return {
    project_id: projectId,
    key,
    definition,
    version,
    created_at: createdAt,
    updated_at: updatedAt,
    name,
    description,
    search_text: [key, name, description, ...tags, maintainer ?? ''].join(' ').toLowerCase(),
    value_type: definition.valueType,
    is_migration: definition.migration !== null,
    is_temporary: definition.isTemporary,
    is_archived: definition.isArchived,
    tags,
    maintainer,
    variation_count: definition.variations.length,
    using_mobile_key: clientSideAvailability.usingMobileKey,
    using_environment_id: clientSideAvailability.usingEnvironmentId,
  }
}
