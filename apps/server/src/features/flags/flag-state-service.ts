import type { FlagState } from '@guidon/api'
import type { Database } from '../../platform/database/database.ts'
import type { EvaluationsService } from '../evaluations/index.ts'
import type { EnvironmentRef } from '../projects/index.ts'
import { readStateRows, type FlagStateRow } from './flag-list-store.ts'

export interface StatesQuery {
  readonly flagKeys: readonly string[]
  /** All environments of the project, in order. */
  readonly environments: readonly EnvironmentRef[]
  /** Those whose states are asked for, in order. */
  readonly shown: readonly EnvironmentRef[]
  /** Those of which the evaluations of the last 24 hours are asked for. */
  readonly counted: readonly EnvironmentRef[]
}

/** What environments do with flags, in short: by flag, one state per shown environment. */
export async function readFlagStates(
  { pool }: Database,
  evaluations: EvaluationsService,
  { flagKeys, environments, shown, counted }: StatesQuery,
): Promise<(flagKey: string) => FlagState[]> {
  if (flagKeys.length === 0) return () => []
  const [rows, last, days] = await Promise.all([
    readStateRows(pool, idsOf(environments), flagKeys),
    evaluations.lastEvaluated(idsOf(shown), flagKeys),
    counted.length === 0 ? [] : evaluations.lastDay(idsOf(counted), flagKeys),
  ])
  const rowAt = new Map(rows.map((row) => [placeOf(row.environment_id, row.flag_key), row]))
  const lastAt = new Map(last.map((one) => [placeOf(one.environmentId, one.flagKey), one.at]))
  const dayAt = new Map(days.map(({ environmentId, flagKey, ...day }) => [placeOf(environmentId, flagKey), day]))
  const countedIds = new Set(idsOf(counted))

  return (flagKey) =>
    shown.flatMap((environment) => {
      const place = placeOf(environment.id, flagKey)
      const row = rowAt.get(place)
      if (row === undefined) return []
      const before = environments[environments.findIndex(({ id }) => id === environment.id) - 1]
      const rowBefore = before && rowAt.get(placeOf(before.id, flagKey))
      const state: FlagState = {
        ...presentState(row, environment.key),
        differsFrom: before && rowBefore && isDrifted(row, rowBefore) ? before.key : null,
        lastEvaluatedAt: lastAt.get(place) ?? null,
      }
      return countedIds.has(environment.id) ? { ...state, evaluations: dayAt.get(place) ?? null } : state
    })
}

function presentState(row: FlagStateRow, environment: string): Omit<FlagState, 'differsFrom' | 'lastEvaluatedAt'> {
  return {
    environment,
    isOn: row.is_on,
    inShort: row.in_short,
    serves: row.serves,
    split: [...row.split],
    ruleCount: row.rule_count,
    targetCount: row.target_count,
    prerequisiteCount: row.prerequisite_count,
    version: row.version,
    updatedAt: row.updated_at,
  }
}

/** That one is on and the other is off can be seen; that both are on and still differ cannot. */
function isDrifted(one: FlagStateRow, other: FlagStateRow): boolean {
  return one.is_on && other.is_on && one.digest !== other.digest
}

function placeOf(environmentId: string, flagKey: string): string {
  return `${environmentId}/${flagKey}`
}

function idsOf(environments: readonly EnvironmentRef[]): string[] {
  return environments.map(({ id }) => id)
}
