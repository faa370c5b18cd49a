import { sql } from 'kysely'
import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { EvaluationTotal } from './evaluation-total.ts'
import type { EvaluationsTables } from './evaluations-tables.ts'

export interface FlagInEnvironment {
  readonly environmentId: string
  readonly flagKey: string
}

/** Minutes since the epoch; `to` is exclusive. */
export interface MinuteRange {
  readonly from: number
  readonly to: number
}

/** Adds `totals` to what is there. They must be merged: a row may appear once only. */
export async function addTotals(tx: Transaction, totals: readonly EvaluationTotal[]): Promise<void> {
  const column = <Name extends keyof EvaluationTotal>(name: Name) => totals.map((total) => total[name])
  await sql`
    insert into evaluation_counts as total
      (environment_id, flag_key, minute, variation, version, application, sdk, count)
    select * from unnest(
      ${column('environmentId')}::text[], ${column('flagKey')}::text[], ${column('minute')}::integer[],
      ${column('variation')}::integer[], ${column('version')}::integer[],
      ${column('application')}::text[], ${column('sdk')}::text[], ${column('count')}::bigint[])
    on conflict (environment_id, flag_key, minute, variation, version, application, sdk)
    do update set count = total.count + excluded.count`.execute(tx)
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
    where environment_id = ${environmentId} and flag_key = ${flagKey} and minute >= ${from} and minute < ${to}
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
    .where('minute', '>=', from)
    .where('minute', '<', to)
    .groupBy(['application', 'sdk'])
    .orderBy('total', 'desc')
    .orderBy('application')
    .orderBy('sdk')
    .execute()
}

/** Newest minute on record of each flag that has one: one look into the index per flag. */
export async function readLastMinutes(
  db: Queryable,
  environmentId: string,
  flagKeys: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ flagKey: string; minute: number }>`
    select flag_key as "flagKey", last.minute
    from unnest(${flagKeys}::text[]) as flag_key,
    lateral (
      select max(minute) as minute from evaluation_counts
      where environment_id = ${environmentId} and evaluation_counts.flag_key = flag_key.flag_key
    ) as last
    where last.minute is not null`.execute(db)
  return new Map(rows.map((row) => [row.flagKey, row.minute]))
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

export async function deleteBefore(tx: Transaction, minute: number): Promise<void> {
  await tx.withTables<EvaluationsTables>().deleteFrom('evaluation_counts').where('minute', '<', minute).execute()
}
