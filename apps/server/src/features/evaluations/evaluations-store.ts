import { sql, type RawBuilder } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { EvaluationTotal } from './evaluation-total.ts'
import { MINUTE_MS } from './evaluations-rules.ts'
import type { EvaluationsTables } from './evaluations-tables.ts'

export interface FlagInEnvironment {
  readonly environmentId: string
  readonly flagKey: string
}

/** Minutes since the epoch, as far off as a caller likes; `to` is exclusive. */
export interface MinuteRange {
  readonly from: number
  readonly to: number
}

/**
 * Adds `totals` to what is there. They must be merged: a row may appear once only. A flag's newest minute is written
 * only when it moves on, so that writers seldom wait for each other's.
 */
export async function addTotals(tx: Transaction, totals: readonly EvaluationTotal[]): Promise<void> {
  const column = <Name extends keyof EvaluationTotal>(name: Name) => totals.map((total) => total[name])
  await sql`
    with added as (
      select * from unnest(
        ${column('environmentId')}::text[], ${column('flagKey')}::text[], ${column('minute')}::integer[],
        ${column('variation')}::integer[], ${column('version')}::integer[],
        ${column('application')}::text[], ${column('sdk')}::text[], ${column('count')}::bigint[])
      as added (environment_id, flag_key, minute, variation, version, application, sdk, count)
    ),
    by_minute as (
      insert into evaluation_counts as total
        (environment_id, flag_key, minute, variation, version, application, sdk, count)
      select * from added
      on conflict (environment_id, flag_key, minute, variation, version, application, sdk)
      do update set count = total.count + excluded.count
    ),
    by_hour as (
      insert into evaluation_hours as total (environment_id, flag_key, hour, count)
      select environment_id, flag_key, minute / 60, sum(count) from added group by 1, 2, 3 order by 1, 2, 3
      on conflict (environment_id, flag_key, hour) do update set count = total.count + excluded.count
    )
    insert into last_evaluations as last (environment_id, flag_key, minute)
    select environment_id, flag_key, max(minute) from added
    where not exists (
      select from last_evaluations known
      where known.environment_id = added.environment_id and known.flag_key = added.flag_key
        and known.minute >= added.minute)
    group by 1, 2 order by 1, 2
    on conflict (environment_id, flag_key) do update set minute = greatest(last.minute, excluded.minute)`.execute(tx)
}

export interface SeriesRow {
  readonly variation: number | null
  /** First minute of the step. */
  readonly minute: number
  readonly count: number
}

/** Counts per variation and step, oldest first. */
export async function readSeries(
  db: Queryable,
  { environmentId, flagKey }: FlagInEnvironment,
  { from, to, step }: MinuteRange & { readonly step: number },
): Promise<SeriesRow[]> {
  const { rows } = await sql<SeriesRow>`
    select variation, minute / ${step}::integer * ${step}::integer as minute, sum(count)::bigint as count
    from evaluation_counts
    where environment_id = ${environmentId} and flag_key = ${flagKey} and minute >= ${from}::bigint and minute < ${to}::bigint
    group by 1, 2
    order by 2`.execute(db)
  return rows
}

export interface SourceRow {
  readonly application: string
  readonly sdk: string
  readonly total: number
}

export async function readSources(
  db: Queryable,
  { environmentId, flagKey }: FlagInEnvironment,
  { from, to }: MinuteRange,
): Promise<SourceRow[]> {
  return db
    .withTables<EvaluationsTables>()
    .selectFrom('evaluation_counts')
    .select(['application', 'sdk', sql<number>`sum(count)::bigint`.as('total')])
    .where('environment_id', '=', environmentId)
    .where('flag_key', '=', flagKey)
    .where('minute', '>=', sql<number>`${from}::bigint`)
    .where('minute', '<', sql<number>`${to}::bigint`)
    .groupBy(['application', 'sdk'])
    .orderBy('total', 'desc')
    .orderBy('application')
    .orderBy('sdk')
    .execute()
}

/** A flag and the minute (since the epoch) of its newest evaluation. */
export interface LastEvaluationRow {
  readonly environment_id: string
  readonly flag_key: string
  readonly minute: number
}

/** Those of the flags and environments that have an evaluation on record. */
export async function readLastEvaluations(
  db: Queryable,
  environmentIds: readonly string[],
  flagKeys: readonly string[],
): Promise<LastEvaluationRow[]> {
  return db
    .withTables<EvaluationsTables>()
    .selectFrom('last_evaluations')
    .selectAll()
    .where('environment_id', '=', sql<string>`any(${environmentIds}::text[])`)
    .where('flag_key', '=', sql<string>`any(${flagKeys}::text[])`)
    .execute()
}

/** For a statement of another slice: keys of flags with an evaluation in any of the environments at `at` (epoch ms) or later. */
export function flagsEvaluatedSince(environmentIds: readonly string[], at: number): RawBuilder<unknown> {
  return sql`(
    select flag_key from last_evaluations
    where environment_id = any(${environmentIds}::text[]) and minute >= ${Math.floor(at / MINUTE_MS)}::bigint)`
}

/** How often a flag was evaluated within one hour (since the epoch). */
export interface HourRow {
  readonly environment_id: string
  readonly flag_key: string
  readonly hour: number
  readonly count: number
}

export async function readHours(
  db: Queryable,
  { environmentIds, flagKeys }: { readonly environmentIds: readonly string[]; readonly flagKeys: readonly string[] },
  from: number,
): Promise<HourRow[]> {
  return db
    .withTables<EvaluationsTables>()
    .selectFrom('evaluation_hours')
    .selectAll()
    .where('environment_id', '=', sql<string>`any(${environmentIds}::text[])`)
    .where('flag_key', '=', sql<string>`any(${flagKeys}::text[])`)
    .where('hour', '>=', from)
    .execute()
}

/** Merges minutes before `minute` into their hours. May run twice or be cut short: a count is moved or not. */
export async function rollUpBefore(tx: Transaction, minute: number): Promise<void> {
  await sql`
    with moved as (
      delete from evaluation_counts where minute < ${minute} and minute % 60 <> 0 returning *
    )
    insert into evaluation_counts as total
      (environment_id, flag_key, minute, variation, version, application, sdk, count)
    select environment_id, flag_key, minute / 60 * 60, variation, version, application, sdk, sum(count)
    from moved
    group by 1, 2, 3, 4, 5, 6, 7
    order by 1, 2, 3, 4, 5, 6, 7
    on conflict (environment_id, flag_key, minute, variation, version, application, sdk)
    do update set count = total.count + excluded.count`.execute(tx)
}

/** Forgets evaluations before `minute`, and sums of hours before `summaryHour`. */
export async function deleteBefore(tx: Transaction, minute: number, summaryHour: number): Promise<void> {
  const tables = tx.withTables<EvaluationsTables>()
  await tables.deleteFrom('evaluation_counts').where('minute', '<', minute).execute()
  await tables.deleteFrom('last_evaluations').where('minute', '<', minute).execute()
  await tables.deleteFrom('evaluation_hours').where('hour', '<', summaryHour).execute()
}
