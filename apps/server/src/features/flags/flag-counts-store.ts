import type { FlagCounts } from '@guidon/api'
import { sql, type RawBuilder } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'
import { containing } from '../../platform/database/like-pattern.ts'
import { lifecycleJoin, lifecycleOf } from './flag-lifecycle-store.ts'
import type { FlagFilter } from './flag-list-store.ts'

const MAX_VALUES = 100

type ValueLists = 'valueTypes' | 'tags' | 'maintainers' | 'lifecycles'
type Totals = Omit<FlagCounts, 'on' | 'off' | ValueLists> & { readonly on: number }
type Values = Pick<FlagCounts, ValueLists>

/**
 * How many flags of the project match the search, by everything that a list can be narrowed by. One statement that
 * reads each flag once: this runs for every list.
 */
export async function readFlagCounts(db: Queryable, filter: FlagFilter): Promise<FlagCounts> {
  const { rows } = await sql<{ totals: Totals } & Values>`
    with matching as materialized (${matchingFlags(filter)}),
    active as (select * from matching where not is_archived)
    select
      (select to_json(totals) from (
        select
          count(*) filter (where not is_archived) as active,
          count(*) filter (where is_archived) as archived,
          count(*) filter (where not is_archived and is_temporary) as temporary,
          count(*) filter (where not is_archived and not is_temporary) as permanent,
          count(*) filter (where not is_archived and is_migration) as migration,
          count(*) filter (where not is_archived and is_on) as on,
          count(*) filter (where lifecycle in ('cleanup', 'stale')) as "needsAction",
          count(*) filter (where not is_archived and maintainer = ${filter.askedBy}) as mine
        from matching) as totals) as totals,
      ${valuesOf(sql`value_type`)} as "valueTypes",
      ${valuesOf(sql`unnest(tags)`)} as tags,
      ${valuesOf(sql`maintainer`)} as maintainers,
      ${valuesOf(sql`lifecycle`)} as lifecycles`.execute(db)
  const { totals, ...values } = rows[0]!
  const state =
    filter.environmentId === undefined ? { on: null, off: null } : { on: totals.on, off: totals.active - totals.on }
  return { ...totals, ...state, ...values }
}

function matchingFlags({ projectId, search, environmentId, lifecycleScope }: FlagFilter): RawBuilder<unknown> {
  const isOn = environmentId === undefined ? sql`false` : sql`state.is_on`
  const state =
    environmentId === undefined
      ? sql``
      : sql`left join flag_configurations state on state.flag_key = flags.key and state.environment_id = ${environmentId}`
  const searched = search === undefined ? sql`` : sql`and search_text like ${containing(search.toLowerCase())}`
  return sql`
    select is_archived, is_temporary, is_migration, value_type, tags, maintainer, ${isOn} as is_on,
      ${lifecycleOf(lifecycleScope)} as lifecycle
    from flags ${state} ${lifecycleJoin(lifecycleScope)}
    where flags.project_id = ${projectId} ${searched}`
}

function valuesOf(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    (select coalesce(json_agg(counted), '[]') from (
      select value, count(*) as count from (select ${column} as value from active) as one
      where value is not null
      group by value order by count desc, value limit ${MAX_VALUES}) as counted)`
}
