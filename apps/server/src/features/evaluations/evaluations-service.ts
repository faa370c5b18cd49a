import type { EvaluationCounts, EvaluationDay } from '@guidon/api'
import type { Platform } from '../../platform/platform.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { mergeTotals, type EvaluationTotal } from './evaluation-total.ts'
import {
  DAY_HOURS,
  HOUR_MS,
  KEEP_HOURS_MS,
  KEEP_MINUTES_MS,
  MINUTE_MS,
  seriesRange,
  type AskedRange,
} from './evaluations-rules.ts'
import {
  addTotals,
  deleteBefore,
  readHours,
  readLastEvaluations,
  readSeries,
  readSources,
  rollUpBefore,
  type FlagInEnvironment,
  type HourRow,
  type SeriesRow,
} from './evaluations-store.ts'

/** When a flag was last evaluated in an environment, to the minute. */
export interface LastEvaluation {
  readonly environmentId: string
  readonly flagKey: string
  /** Epoch ms. */
  readonly at: number
}

/** How often a flag was evaluated in an environment, hour by hour. */
export interface DayOfEvaluations extends EvaluationDay {
  readonly environmentId: string
  readonly flagKey: string
}

export interface EvaluationsService {
  /** Counts evaluations in `tx`: they are on record if and only if it commits. */
  record(tx: Transaction, totals: readonly EvaluationTotal[]): Promise<void>
  /** When flags were last evaluated; those not evaluated within 90 days are left out. */
  lastEvaluated(environmentIds: readonly string[], flagKeys: readonly string[]): Promise<LastEvaluation[]>
  /** The last 24 hours of flags, the one that is not over included; those not evaluated then are left out. */
  lastDay(environmentIds: readonly string[], flagKeys: readonly string[]): Promise<DayOfEvaluations[]>
  /** Counts of one flag over time. */
  counts(flag: FlagInEnvironment, asked: AskedRange): Promise<EvaluationCounts>
  /** Merges old minutes into hours and forgets what is too old. */
  tidy(tx: Transaction): Promise<void>
}

export function createEvaluationsService({ clock, database }: Platform): EvaluationsService {
  const lastEvaluated: EvaluationsService['lastEvaluated'] = async (environmentIds, flagKeys) => {
    const rows = await readLastEvaluations(database.pool, environmentIds, flagKeys)
    return rows.map((row) => ({
      environmentId: row.environment_id,
      flagKey: row.flag_key,
      at: row.minute * MINUTE_MS,
    }))
  }
  return {
    lastEvaluated,
    async lastDay(environmentIds, flagKeys) {
      const from = Math.floor(clock.now() / HOUR_MS) - DAY_HOURS + 1
      const rows = await readHours(database.pool, { environmentIds, flagKeys }, from)
      return toDays(rows, from)
    },
    async record(tx, totals) {
      if (totals.length > 0) await addTotals(tx, mergeTotals(totals))
    },
    async counts(flag, asked) {
      const range = seriesRange(asked, clock.now())
      const minutes = { from: range.from / MINUTE_MS, to: Math.ceil(range.to / MINUTE_MS) }
      const step = range.stepMs / MINUTE_MS
      const [rows, sources, last] = await Promise.all([
        readSeries(database.pool, flag, { ...minutes, step }),
        readSources(database.pool, flag, minutes),
        lastEvaluated([flag.environmentId], [flag.flagKey]),
      ])
      return {
        flag: flag.flagKey,
        from: range.from,
        to: range.to,
        resolution: range.resolution,
        total: totalOf(rows),
        lastEvaluatedAt: last[0]?.at ?? null,
        series: toSeries(rows),
        sources,
      }
    },
    async tidy(tx) {
      const now = clock.now()
      await deleteBefore(
        tx,
        Math.floor((now - KEEP_HOURS_MS) / MINUTE_MS),
        Math.floor((now - KEEP_MINUTES_MS) / HOUR_MS),
      )
      await rollUpBefore(tx, Math.floor((now - KEEP_MINUTES_MS) / MINUTE_MS))
    },
  }
}

function toDays(rows: readonly HourRow[], from: number): DayOfEvaluations[] {
  const byFlag = Map.groupBy(rows, (row) => `${row.environment_id}/${row.flag_key}`)
  return [...byFlag.values()].map((hours) => {
    const counts = Array.from({ length: DAY_HOURS }, () => 0)
    // An SDK's clock may be minutes ahead, in the next hour: that counts for this one.
    for (const { hour, count } of hours) counts[Math.min(hour - from, DAY_HOURS - 1)]! += count
    const { environment_id: environmentId, flag_key: flagKey } = hours[0]!
    return { environmentId, flagKey, from: from * HOUR_MS, total: totalOf(hours), hours: counts }
  })
}

function toSeries(rows: readonly SeriesRow[]): EvaluationCounts['series'] {
  const byVariation = Map.groupBy(rows, (row) => row.variation)
  return [...byVariation]
    .sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity))
    .map(([variation, points]) => ({
      variation,
      total: totalOf(points),
      points: points.map(({ minute, count }) => ({ at: minute * MINUTE_MS, count })),
    }))
}

function totalOf(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0)
}
