import type { FLAG_SORTS } from '@guidon/api'
import type { ValueType } from '@guidon/model'
import { sql, type RawBuilder } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'
import { containing } from '../../platform/database/like-pattern.ts'
import type { FlagsTables } from './flags-tables.ts'

/** Which flags of a project; what is left out does not narrow. */
export interface FlagFilter {
  readonly projectId: string
  /** Where `state` is looked up. */
  readonly environmentId?: string | undefined
  /** Part of a key, a name or a description. */
  readonly search?: string | undefined
  /** All of them. */
  readonly tags?: readonly string[] | undefined
  readonly state?: 'on' | 'off' | undefined
  readonly isArchived?: boolean | undefined
  readonly isTemporary?: boolean | undefined
  readonly isMigration?: boolean | undefined
  readonly valueType?: ValueType | undefined
  readonly maintainer?: string | undefined
}

export type FlagSort = (typeof FLAG_SORTS)[number]

export interface FlagPage {
  readonly sort: FlagSort
  /** Sort value and key of the row before the page. */
  readonly after?: readonly [string | number, string] | undefined
  readonly limit: number
}

export type FlagListRow = Omit<FlagsTables['flags'], 'definition' | 'search_text' | 'project_id'>
export type FlagStateRow = Omit<
  FlagsTables['flag_configurations'],
  'configuration' | 'project_id' | 'prerequisite_keys' | 'segment_keys'
>

const SORT_COLUMNS = { key: 'key', name: 'name', created: 'created_at', updated: 'updated_at' } as const

/** The column that a sort order compares first. */
export function sortColumn(sort: FlagSort): (typeof SORT_COLUMNS)[keyof typeof SORT_COLUMNS] {
  return SORT_COLUMNS[sort.replace('-', '') as keyof typeof SORT_COLUMNS]
}

/** A page of flags, without what is in their definitions. */
export async function readFlagRows(db: Queryable, filter: FlagFilter, page: FlagPage): Promise<FlagListRow[]> {
  const isDescending = page.sort.startsWith('-')
  const column = sql.ref(`flags.${sortColumn(page.sort)}`)
  const direction = sql.raw(isDescending ? 'desc' : 'asc')
  const past = sql.raw(isDescending ? '<' : '>')
  const start = page.after && sql`(${column}, flags.key) ${past} (${page.after[0]}, ${page.after[1]})`
  const { rows } = await sql<FlagListRow>`
    select key, name, description, value_type, is_migration, is_temporary, is_archived, tags, maintainer,
      variation_count, using_mobile_key, using_environment_id, flags.version, created_at, flags.updated_at
    from flags ${joinState(filter)}
    where ${allOf([...conditions(filter), ...(start ? [start] : [])])}
    order by ${column} ${direction}, flags.key ${direction}
    limit ${page.limit}`.execute(db)
  return rows
}

export async function countFlags(db: Queryable, filter: FlagFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from flags ${joinState(filter)} where ${allOf(conditions(filter))}`.execute(db)
  return rows[0]!.count
}

/** What each environment does with the flags of a page. */
export async function readStateRows(
  db: Queryable,
  environmentIds: readonly string[],
  flagKeys: readonly string[],
): Promise<FlagStateRow[]> {
  if (flagKeys.length === 0) return []
  return db
    .withTables<FlagsTables>()
    .selectFrom('flag_configurations')
    .select(['environment_id', 'flag_key', 'version', 'updated_at', 'is_on', 'serves'])
    .select(['rule_count', 'target_count', 'prerequisite_count'])
    .where('environment_id', '=', sql<string>`any(${environmentIds}::text[])`)
    .where('flag_key', '=', sql<string>`any(${flagKeys}::text[])`)
    .execute()
}

function joinState({ environmentId, state }: FlagFilter): RawBuilder<unknown> {
  if (environmentId === undefined || state === undefined) return sql``
  return sql`
    join flag_configurations state on state.flag_key = flags.key and state.environment_id = ${environmentId}`
}

function conditions(filter: FlagFilter): RawBuilder<unknown>[] {
  const { search, tags, state } = filter
  const equals = [
    ['project_id', filter.projectId],
    ['is_archived', filter.isArchived],
    ['is_temporary', filter.isTemporary],
    ['is_migration', filter.isMigration],
    ['value_type', filter.valueType],
    ['maintainer', filter.maintainer],
  ] as const
  return [
    ...equals.flatMap(([column, value]) =>
      value === undefined ? [] : [sql`${sql.ref(`flags.${column}`)} = ${value}`],
    ),
    ...(search === undefined ? [] : [sql`search_text like ${containing(search.toLowerCase())}`]),
    ...(tags === undefined ? [] : [sql`tags @> ${tags}::text[]`]),
    ...(state === undefined ? [] : [sql`state.is_on = ${state === 'on'}`]),
  ]
}

function allOf(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(parts, sql` and `)
}
