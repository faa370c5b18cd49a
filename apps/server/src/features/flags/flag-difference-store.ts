import { sql } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'
import { containing } from '../../platform/database/like-pattern.ts'

export interface DifferingFlags {
  readonly projectId: string
  /** Ids of two environments. */
  readonly environments: readonly [string, string]
  readonly search: string | undefined
}

export interface DifferingFlagsPage {
  /** Key of the last flag before. */
  readonly after: string | undefined
  readonly limit: number
}

/** Keys of flags in use that two environments configure differently, in order. */
export async function readDifferingFlags(
  db: Queryable,
  differing: DifferingFlags,
  { after, limit }: DifferingFlagsPage,
): Promise<string[]> {
  const begin = after === undefined ? sql`` : sql`and flags.key > ${after}`
  const { rows } = await sql<{ key: string }>`
    select flags.key ${differingFlags(differing)} ${begin} order by flags.key limit ${limit}`.execute(db)
  return rows.map(({ key }) => key)
}

export async function countDifferingFlags(db: Queryable, differing: DifferingFlags): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${differingFlags(differing)}`.execute(db)
  return rows[0]!.count
}

function differingFlags({ projectId, environments: [one, other], search }: DifferingFlags) {
  const found = search === undefined ? sql`` : sql`and flags.search_text like ${containing(search.toLowerCase())}`
  return sql`
    from flags
    join flag_configurations one on one.flag_key = flags.key and one.environment_id = ${one}
    join flag_configurations other on other.flag_key = flags.key and other.environment_id = ${other}
    where flags.project_id = ${projectId} and not flags.is_archived
      and (one.is_on <> other.is_on or one.digest <> other.digest) ${found}`
}
