import type { FlagCounts, FlagState, FlagSummary } from '@guidon/api'
import type { Database } from '../../platform/database/database.ts'
import type { EnvironmentRef } from '../projects/index.ts'
import { readFlagCounts } from './flag-counts-store.ts'
import {
  countFlags,
  readFlagRows,
  readStateRows,
  type FlagFilter,
  type FlagListRow,
  type FlagPage,
  type FlagStateRow,
} from './flag-list-store.ts'

export interface FlagListQuery {
  readonly filter: FlagFilter
  readonly page: FlagPage
  /** Whose states the rows show, in this order. */
  readonly environments: readonly EnvironmentRef[]
  readonly withCounts: boolean
}

export interface FlagList {
  /** Up to one more than `limit`. */
  readonly rows: readonly { readonly row: FlagListRow; readonly summary: FlagSummary }[]
  readonly counted: { readonly total: number; readonly counts: FlagCounts } | null
}

/** A page of flags with their states, and what could be narrowed further. */
export async function listFlagSummaries({ pool }: Database, query: FlagListQuery): Promise<FlagList> {
  const { filter, page, environments, withCounts } = query
  const [rows, counted] = await Promise.all([
    readFlagRows(pool, filter, { ...page, limit: page.limit + 1 }),
    withCounts ? readCounted(pool, filter) : null,
  ])
  const keys = rows.map((row) => row.key)
  const ids = environments.map(({ id }) => id)
  const states = Map.groupBy(await readStateRows(pool, ids, keys), (row) => row.flag_key)
  return {
    rows: rows.map((row) => ({ row, summary: presentSummary(row, presentStates(states.get(row.key), environments)) })),
    counted,
  }
}

/** The states of one flag, one per environment, in the given order. */
export function presentStates(
  rows: readonly FlagStateRow[] | undefined,
  environments: readonly EnvironmentRef[],
): FlagState[] {
  const byEnvironment = new Map(rows?.map((row) => [row.environment_id, row]))
  return environments.flatMap(({ id, key }) => {
    const row = byEnvironment.get(id)
    return row === undefined ? [] : [presentState(row, key)]
  })
}

async function readCounted(pool: Database['pool'], filter: FlagFilter): Promise<FlagList['counted']> {
  const [total, counts] = await Promise.all([countFlags(pool, filter), readFlagCounts(pool, filter)])
  return { total, counts }
}

function presentState(row: FlagStateRow, environment: string): FlagState {
  return {
    environment,
    isOn: row.is_on,
    serves: row.serves,
    ruleCount: row.rule_count,
    targetCount: row.target_count,
    prerequisiteCount: row.prerequisite_count,
    version: row.version,
    updatedAt: row.updated_at,
  }
}

function presentSummary(row: FlagListRow, environments: FlagState[]): FlagSummary {
  return {
    key: row.key,
    name: row.name,
    description: row.description,
    valueType: row.value_type,
    isMigration: row.is_migration,
    isTemporary: row.is_temporary,
    isArchived: row.is_archived,
    tags: [...row.tags],
    maintainer: row.maintainer,
    clientSideAvailability: { usingMobileKey: row.using_mobile_key, usingEnvironmentId: row.using_environment_id },
    variationCount: row.variation_count,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    environments,
  }
}
