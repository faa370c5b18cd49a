import type { EvaluationCounts } from '@guidon/api'
import type { Platform } from '../../platform/platform.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { mergeTotals, type EvaluationTotal } from './evaluation-total.ts'
import { KEEP_HOURS_MS, KEEP_MINUTES_MS, MINUTE_MS, seriesRange, type AskedRange } from './evaluations-rules.ts'
import {
  addTotals,
  deleteBefore,
  readLastMinutes,
  readSeries,
  readSources,
  rollUpBefore,
  type FlagInEnvironment,
  type SeriesRow,
} from './evaluations-store.ts'

export interface EvaluationsService {
  /** Counts evaluations in `tx`: they are on record if and only if it commits. */
  record(tx: Transaction, totals: readonly EvaluationTotal[]): Promise<void>
  /** Epoch ms of the newest evaluation of each flag; flags not evaluated within 90 days are left out. */
  lastEvaluated(environmentId: string, flagKeys: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Counts of one flag over time. */
  counts(flag: FlagInEnvironment, asked: AskedRange): Promise<EvaluationCounts>
  /** Merges old minutes into hours and forgets what is too old. */
  tidy(tx: Transaction): Promise<void>
}

export function createEvaluationsService({ clock, database }: Platform): EvaluationsService {
  const lastEvaluated: EvaluationsService['lastEvaluated'] = async (environmentId, flagKeys) => {
    const minutes = await readLastMinutes(database.pool, environmentId, flagKeys)
    return new Map([...minutes].map(([flagKey, minute]) => [flagKey, minute * MINUTE_MS]))
  }
  return {
    lastEvaluated,
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
        lastEvaluated(flag.environmentId, [flag.flagKey]),
      ])
      return {
        flag: flag.flagKey,
        from: range.from,
        to: range.to,
        resolution: range.resolution,
        total: totalOf(rows),
        lastEvaluatedAt: last.get(flag.flagKey) ?? null,
        series: toSeries(rows),
        sources,
      }
    },
    async tidy(tx) {
      const now = clock.now()
      await deleteBefore(tx, Math.floor((now - KEEP_HOURS_MS) / MINUTE_MS))
      await rollUpBefore(tx, Math.floor((now - KEEP_MINUTES_MS) / MINUTE_MS))
    },
  }
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

function totalOf(rows: readonly SeriesRow[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0)
}
