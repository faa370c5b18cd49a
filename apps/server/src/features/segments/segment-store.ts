import { referencedSegments, type SegmentDefinition, type SegmentTarget } from '@guidon/model'
import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import { containing } from '../../platform/database/like-pattern.ts'
import type { SegmentsTables } from './segments-tables.ts'

/** A segment of one environment, as it is stored. Instants are epoch ms. */
export interface StoredSegment {
  readonly environmentId: string
  readonly definition: SegmentDefinition
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
}

export interface SegmentFilter {
  readonly environmentId: string
  /** Part of a key, a name or a description. */
  readonly search?: string | undefined
  readonly tag?: string | undefined
  readonly isArchived: boolean
}

type SegmentRow = SegmentsTables['segments']
export type SegmentListRow = Omit<SegmentRow, 'definition' | 'search_text' | 'segment_keys' | 'environment_id'>

/** Several segments at once; those that do not exist are left out. */
export async function readSegments(
  db: Queryable,
  environmentId: string,
  keys: readonly string[],
): Promise<Map<string, StoredSegment>> {
  if (keys.length === 0) return new Map()
  const rows = await selectStored(db)
    .where('environment_id', '=', environmentId)
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.key, toStored(row)]))
}

/** All segments of some environments, by key. */
export async function readAllSegments(db: Queryable, environmentIds: readonly string[]): Promise<StoredSegment[]> {
  const rows = await selectStored(db)
    .where('environment_id', '=', sql<string>`any(${environmentIds}::text[])`)
    .orderBy('key')
    .execute()
  return rows.map(toStored)
}

/** Keys of the segments whose rules name one of the given segments. */
export async function readSegmentsUsing(
  db: Queryable,
  environmentId: string,
  segmentKeys: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from segments where environment_id = ${environmentId} and segment_keys && ${segmentKeys}::text[]
    order by key`.execute(db)
  return rows.map((row) => row.key)
}

/** A segment whose rules name another one. */
export interface UsingSegment {
  readonly segmentKey: string
  readonly key: string
  readonly name: string
}

/** Segments that are not archived and whose rules name one of the given segments, a row for each pair, by key. */
export async function readUsingSegments(
  db: Queryable,
  environmentId: string,
  segmentKeys: readonly string[],
): Promise<UsingSegment[]> {
  const { rows } = await sql<UsingSegment>`
    select named as "segmentKey", key, name from segments cross join unnest(segment_keys) as named
    where environment_id = ${environmentId} and not is_archived and named = any(${segmentKeys}::text[])
    order by key`.execute(db)
  return rows
}

/** A page of segments by key, without their members and rules. */
export async function readSegmentRows(
  db: Queryable,
  filter: SegmentFilter,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<SegmentListRow[]> {
  let query = db
    .withTables<SegmentsTables>()
    .selectFrom('segments')
    .select(['key', 'name', 'description', 'tags', 'is_archived', 'included_count', 'excluded_count', 'rule_count'])
    .select(['version', 'created_at', 'updated_at'])
    .where('environment_id', '=', filter.environmentId)
    .where('is_archived', '=', filter.isArchived)
  if (filter.search !== undefined) query = query.where('search_text', 'like', containing(filter.search.toLowerCase()))
  if (filter.tag !== undefined) query = query.where(sql<boolean>`tags @> ${[filter.tag]}::text[]`)
  if (after !== undefined) query = query.where('key', '>', after)
  return query.orderBy('key').limit(limit).execute()
}

/** Writes new segments and new states of known ones, in one statement. */
export async function writeSegments(tx: Transaction, segments: readonly StoredSegment[]): Promise<void> {
  if (segments.length === 0) return
  await sql`
    insert into segments
    select * from json_populate_recordset(null::segments, ${JSON.stringify(segments.map(toRow))})
    on conflict (environment_id, key) do update set
      definition = excluded.definition, version = excluded.version, updated_at = excluded.updated_at,
      name = excluded.name, description = excluded.description, search_text = excluded.search_text,
      tags = excluded.tags, is_archived = excluded.is_archived, included_count = excluded.included_count,
      excluded_count = excluded.excluded_count, rule_count = excluded.rule_count,
      segment_keys = excluded.segment_keys`.execute(tx)
}

export async function deleteSegmentRow(tx: Transaction, environmentId: string, key: string): Promise<void> {
  await tx
    .withTables<SegmentsTables>()
    .deleteFrom('segments')
    .where('environment_id', '=', environmentId)
    .where('key', '=', key)
    .execute()
}

function selectStored(db: Queryable) {
  return db
    .withTables<SegmentsTables>()
    .selectFrom('segments')
    .select(['environment_id', 'key', 'definition', 'version', 'created_at', 'updated_at'])
}

type StoredRow = Pick<SegmentRow, 'environment_id' | 'definition' | 'version' | 'created_at' | 'updated_at'>

function toStored(row: StoredRow): StoredSegment {
  return {
    environmentId: row.environment_id,
    definition: row.definition as unknown as SegmentDefinition,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow(stored: StoredSegment): Omit<SegmentRow, 'definition'> & { readonly definition: SegmentDefinition } {
  const { definition } = stored
  const { key, name, description, rules } = definition
  return {
    environment_id: stored.environmentId,
    key,
    definition,
    version: stored.version,
    created_at: stored.createdAt,
    updated_at: stored.updatedAt,
    name,
    description,
    search_text: `${key} ${name} ${description}`.toLowerCase(),
    tags: definition.tags,
    is_archived: definition.isArchived,
    included_count: keyCount(definition.included),
    excluded_count: keyCount(definition.excluded),
    rule_count: rules.length,
    segment_keys: [...new Set(referencedSegments(rules))],
  }
}

function keyCount(targets: readonly SegmentTarget[]): number {
  return targets.reduce((sum, { values }) => sum + values.length, 0)
}
