import type { FlagCounts } from '@guidon/api'
import { sql, type RawBuilder } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'
import { containing } from '../../platform/database/like-pattern.ts'
import type { FlagFilter } from './flag-list-store.ts'

const MAX_VALUES = 100

/** How many flags of the project match the search, by everything that a list can be narrowed by. */
export async function readFlagCounts(db: Queryable, filter: FlagFilter): Promise<FlagCounts> {
  const matching = matchingFlags(filter)
  const [totals, on, valueTypes, tags, maintainers] = await Promise.all([
    readTotals(db, matching),
    readOnCount(db, matching, filter.environmentId),
    readValues(db, matching, sql`value_type`),
    readValues(db, matching, sql`unnest(tags)`),
    readValues(db, matching, sql`maintainer`),
  ])
  return { ...totals, on, off: on === null ? null : totals.active - on, valueTypes, tags, maintainers }
}

function matchingFlags({ projectId, search }: FlagFilter): RawBuilder<unknown> {
  if (search === undefined) return sql`flags.project_id = ${projectId}`
  return sql`flags.project_id = ${projectId} and search_text like ${containing(search.toLowerCase())}`
}

type Totals = Pick<FlagCounts, 'active' | 'archived' | 'temporary' | 'permanent' | 'migration'>

async function readTotals(db: Queryable, matching: RawBuilder<unknown>): Promise<Totals> {
  const { rows } = await sql<Totals>`
    select
      count(*) filter (where not is_archived) as active,
      count(*) filter (where is_archived) as archived,
      count(*) filter (where not is_archived and is_temporary) as temporary,
      count(*) filter (where not is_archived and not is_temporary) as permanent,
      count(*) filter (where not is_archived and is_migration) as migration
    from flags where ${matching}`.execute(db)
  return rows[0]!
}

async function readOnCount(
  db: Queryable,
  matching: RawBuilder<unknown>,
  environmentId: string | undefined,
): Promise<number | null> {
  if (environmentId === undefined) return null
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from flags join flag_configurations state
      on state.flag_key = flags.key and state.environment_id = ${environmentId}
    where ${matching} and not is_archived and is_on`.execute(db)
  return rows[0]!.count
}

async function readValues(
  db: Queryable,
  matching: RawBuilder<unknown>,
  column: RawBuilder<unknown>,
): Promise<{ value: string; count: number }[]> {
  const { rows } = await sql<{ value: string; count: number }>`
    select value, count(*) as count
    from (select ${column} as value from flags where ${matching} and not is_archived) as values
    where value is not null
    group by value order by count desc, value limit ${MAX_VALUES}`.execute(db)
  return rows
}
