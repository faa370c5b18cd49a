import type { FlagLifecycle } from '@guidon/api'
import { sql, type RawBuilder } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'
import { flagsEvaluatedSince } from '../evaluations/index.ts'
import { CLEANUP_AFTER_MS, STALE_AFTER_MS } from './flag-lifecycle-rules.ts'

/** What the lifecycle of a project's flags depends on, apart from the flags. */
export interface LifecycleScope {
  readonly projectId: string
  /** All environments. */
  readonly environmentIds: readonly string[]
  /** Where a flag that is on is released. */
  readonly productionIds: readonly string[]
  /** Epoch ms. */
  readonly now: number
}

/** More than any instant. */
const RANK_STEP = 100_000_000_000_000

/** A join to `flags` that `lifecycleOf` and `urgencyOf` need; `flagKeys` are those that it is asked for, if not all. */
export function lifecycleJoin({ productionIds }: LifecycleScope, flagKeys?: readonly string[]): RawBuilder<unknown> {
  const named = flagKeys === undefined ? sql`` : sql`and flag_key = any(${flagKeys}::text[])`
  return sql`
    left join (
      select flag_key, bool_or(is_on) as is_on, bool_and(is_settled) as is_settled from flag_configurations
      where environment_id = any(${productionIds}::text[]) ${named} group by flag_key
    ) released on released.flag_key = flags.key`
}

/** See `flagLifecycleSchema`. */
export function lifecycleOf({ environmentIds, now }: LifecycleScope): RawBuilder<FlagLifecycle> {
  const staleAt = now - STALE_AFTER_MS
  return sql`
    case
      when flags.is_archived then 'archived'
      when flags.updated_at < ${staleAt}
        and flags.key not in ${flagsEvaluatedSince(environmentIds, staleAt)} then 'stale'
      when not flags.is_temporary then 'permanent'
      when released.is_on is not true then 'building'
      when not released.is_settled then 'releasing'
      when flags.updated_at < ${now - CLEANUP_AFTER_MS} then 'cleanup'
      else 'live'
    end`
}

/** A number that is lower for flags that ask for action, and for those changed lately among alike ones. */
export function urgencyOf(scope: LifecycleScope): RawBuilder<number> {
  return sql`
    (${RANK_STEP}::bigint * case ${lifecycleOf(scope)}
      when 'cleanup' then 0 when 'stale' then 1 when 'releasing' then 2 when 'building' then 3
      when 'live' then 4 when 'permanent' then 5 else 6
    end - flags.updated_at)`
}

export async function readLifecycles(
  db: Queryable,
  scope: LifecycleScope,
  flagKeys: readonly string[],
): Promise<Map<string, FlagLifecycle>> {
  const { rows } = await sql<{ key: string; lifecycle: FlagLifecycle }>`
    select flags.key, ${lifecycleOf(scope)} as lifecycle
    from flags ${lifecycleJoin(scope, flagKeys)}
    where flags.project_id = ${scope.projectId} and flags.key = any(${flagKeys}::text[])`.execute(db)
  return new Map(rows.map(({ key, lifecycle }) => [key, lifecycle]))
}
