import type { FLAG_SORTS, FlagLifecycle } from '@guidon/api'
import type { ValueType } from '@guidon/model'
import { sql, type RawBuilder } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'
import { containing } from '../../platform/database/like-pattern.ts'
import { flagsEvaluatedSince } from '../evaluations/index.ts'
import { lifecycleJoin, lifecycleOf, urgencyOf, type LifecycleScope } from './flag-lifecycle-store.ts'
import type { FlagsTables } from './flags-tables.ts'

/** Which flags of a project; what is left out does not narrow. */
export interface FlagFilter {
  readonly projectId: string
  readonly lifecycleScope: LifecycleScope
  /** Whose flags are counted as theirs: a maintainer. */
  readonly askedBy: string
  /** Where `state`, `changedSince` and `notEvaluatedSince` are looked up; changes and evaluations anywhere if absent. */
  readonly environmentId?: string | undefined
  /** Part of a key, a name, a description, a tag or a maintainer. */
  readonly search?: string | undefined
  /** All of them. */
  readonly tags?: readonly string[] | undefined
  readonly state?: 'on' | 'off' | undefined
  readonly isArchived: boolean
  readonly isTemporary?: boolean | undefined
  readonly isMigration?: boolean | undefined
  readonly valueType?: ValueType | undefined
  readonly maintainer?: string | undefined
  readonly lifecycles?: readonly FlagLifecycle[] | undefined
  /** Epoch ms. */
  readonly changedSince?: number | undefined
  /** Epoch ms. */
  readonly notEvaluatedSince?: number | undefined
  /** Two environments that must not serve the same. */
  readonly drift?: readonly [string, string] | undefined
}

export type FlagSort = (typeof FLAG_SORTS)[number]

export interface FlagPage {
  readonly sort: FlagSort
  /** Sort value and key of the row before the page. */
  readonly after?: readonly [string | number, string] | undefined
  readonly limit: number
}

export type FlagListRow = Omit<FlagsTables['flags'], 'definition' | 'search_text' | 'project_id'> & {
  /** What the page is sorted by. */
  readonly sort_value: string | number
}
export type FlagStateRow = Omit<
  FlagsTables['flag_configurations'],
  'configuration' | 'project_id' | 'prerequisite_keys' | 'segment_keys' | 'is_settled'
>

const SORT_COLUMNS = { key: 'key', name: 'name', created: 'created_at', updated: 'updated_at' } as const

/** Whether positions in this order are numbers, not texts. */
export function isSortedByNumber(sort: FlagSort): boolean {
  return !/^-?(key|name)$/.test(sort)
}

/** A page of flags, without what is in their definitions. */
export async function readFlagRows(db: Queryable, filter: FlagFilter, page: FlagPage): Promise<FlagListRow[]> {
  const isDescending = page.sort.startsWith('-')
  const sortValue = page.sort === 'action' ? urgencyOf(filter.lifecycleScope) : sql.ref(`flags.${columnOf(page.sort)}`)
  const direction = sql.raw(isDescending ? 'desc' : 'asc')
  const past = sql.raw(isDescending ? '<' : '>')
  const start = page.after && sql`(${sortValue}, flags.key) ${past} (${page.after[0]}, ${page.after[1]})`
  const { rows } = await sql<FlagListRow>`
    select key, name, description, value_type, is_migration, is_temporary, is_archived, tags, maintainer,
      variation_count, using_mobile_key, using_environment_id, flags.version, created_at, flags.updated_at,
      ${sortValue} as sort_value
    from flags ${joins(filter, { withLifecycle: page.sort === 'action' })}
    where ${allOf([...conditions(filter), ...(start ? [start] : [])])}
    order by ${sortValue} ${direction}, flags.key ${direction}
    limit ${page.limit}`.execute(db)
  return rows
}

function columnOf(sort: Exclude<FlagSort, 'action'>): (typeof SORT_COLUMNS)[keyof typeof SORT_COLUMNS] {
  return SORT_COLUMNS[sort.replace('-', '') as keyof typeof SORT_COLUMNS]
}

/** Whether more than the search and `isArchived` decides which flags these are. */
export function isNarrowed(filter: FlagFilter): boolean {
  const { projectId: _project, lifecycleScope: _scope, environmentId: _where, askedBy: _who, ...parts } = filter
  const { search: _search, isArchived: _archived, ...narrowing } = parts
  return Object.values(narrowing).some((value) => value !== undefined)
}

export async function countFlags(db: Queryable, filter: FlagFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from flags ${joins(filter)} where ${allOf(conditions(filter))}`.execute(db)
  return rows[0]!.count
}

/**
 * What each environment does with the flags of a page. Looked up one by one: the planner takes several hundred look-ups
 * for dearer than reading the configurations of all flags, which takes three times as long with 10,000 of them.
 */
export async function readStateRows(
  db: Queryable,
  environmentIds: readonly string[],
  flagKeys: readonly string[],
): Promise<FlagStateRow[]> {
  const { rows } = await sql<FlagStateRow>`
    select state.* from unnest(${environmentIds}::text[]) environment, unnest(${flagKeys}::text[]) flag,
      lateral (
        select environment_id, flag_key, version, updated_at, is_on, serves, in_short, split, digest,
          rule_count, target_count, prerequisite_count
        from flag_configurations where environment_id = environment and flag_key = flag offset 0
      ) state`.execute(db)
  return rows
}

function joins(filter: FlagFilter, { withLifecycle = false } = {}): RawBuilder<unknown> {
  const { environmentId, state, changedSince, lifecycles, lifecycleScope } = filter
  const isStateNeeded = environmentId !== undefined && (state !== undefined || changedSince !== undefined)
  const stateJoin = isStateNeeded
    ? sql`join flag_configurations state on state.flag_key = flags.key and state.environment_id = ${environmentId}`
    : sql``
  return sql`${stateJoin} ${withLifecycle || lifecycles !== undefined ? lifecycleJoin(lifecycleScope) : sql``}`
}

function conditions(filter: FlagFilter): RawBuilder<unknown>[] {
  const { search, tags, state, lifecycles, drift } = filter
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
    ...(lifecycles === undefined ? [] : [sql`${lifecycleOf(filter.lifecycleScope)} = any(${lifecycles}::text[])`]),
    ...timeConditions(filter),
    ...(drift === undefined ? [] : [isDifferent(drift)]),
  ]
}

function timeConditions(filter: FlagFilter): RawBuilder<unknown>[] {
  const { environmentId, lifecycleScope, changedSince, notEvaluatedSince } = filter
  const changedAt = environmentId === undefined ? sql`flags.updated_at` : sql`state.updated_at`
  const evaluatedIn = environmentId === undefined ? lifecycleScope.environmentIds : [environmentId]
  return [
    ...(changedSince === undefined ? [] : [sql`${changedAt} >= ${changedSince}`]),
    ...(notEvaluatedSince === undefined
      ? []
      : [sql`flags.key not in ${flagsEvaluatedSince(evaluatedIn, notEvaluatedSince)}`]),
  ]
}

function isDifferent([one, other]: readonly [string, string]): RawBuilder<unknown> {
  return sql`flags.key in (
    select flag_key from flag_configurations one join flag_configurations other using (flag_key)
    where one.environment_id = ${one} and other.environment_id = ${other}
      and (one.is_on <> other.is_on or one.digest <> other.digest))`
}

function allOf(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(parts, sql` and `)
}
