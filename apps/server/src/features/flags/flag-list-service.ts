import type { FlagCounts, FlagLifecycle, FlagState, FlagSummary } from '@guidon/api'
import type { Database } from '../../platform/database/database.ts'
import type { EvaluationsService } from '../evaluations/index.ts'
import { readFlagCounts } from './flag-counts-store.ts'
import { readLifecycles } from './flag-lifecycle-store.ts'
import {
  countFlags,
  isNarrowed,
  readFlagRows,
  type FlagFilter,
  type FlagListRow,
  type FlagPage,
} from './flag-list-store.ts'
import { readFlagStates, type StatesQuery } from './flag-state-service.ts'

export interface FlagListQuery {
  readonly filter: FlagFilter
  readonly page: FlagPage
  readonly states: Omit<StatesQuery, 'flagKeys'>
  readonly withCounts: boolean
}

export interface FlagList {
  /** Up to one more than `limit`. */
  readonly rows: readonly { readonly row: FlagListRow; readonly summary: FlagSummary }[]
  readonly counted: { readonly total: number; readonly counts: FlagCounts } | null
}

interface FlagListParts {
  readonly database: Database
  readonly evaluations: EvaluationsService
}

/** A page of flags with their states, and what could be narrowed further. */
export async function listFlagSummaries(
  { database, evaluations }: FlagListParts,
  { filter, page, states, withCounts }: FlagListQuery,
): Promise<FlagList> {
  const { pool } = database
  const [rows, counted] = await Promise.all([
    readFlagRows(pool, filter, { ...page, limit: page.limit + 1 }),
    withCounts ? readCounted(pool, filter) : null,
  ])
  const flagKeys = rows.map((row) => row.key)
  const [statesOf, lifecycles] = await Promise.all([
    readFlagStates(database, evaluations, { ...states, flagKeys }),
    readLifecycles(pool, filter.lifecycleScope, flagKeys),
  ])
  return {
    rows: rows.map((row) => ({ row, summary: presentSummary(row, lifecycles.get(row.key)!, statesOf(row.key)) })),
    counted,
  }
}

async function readCounted(pool: Database['pool'], filter: FlagFilter): Promise<FlagList['counted']> {
  const [narrowed, counts] = await Promise.all([
    isNarrowed(filter) ? countFlags(pool, filter) : null,
    readFlagCounts(pool, filter),
  ])
  return { total: narrowed ?? (filter.isArchived ? counts.archived : counts.active), counts }
}

function presentSummary(row: FlagListRow, lifecycle: FlagLifecycle, environments: FlagState[]): FlagSummary {
  return {
    key: row.key,
    name: row.name,
    description: row.description,
    valueType: row.value_type,
    isMigration: row.is_migration,
    isTemporary: row.is_temporary,
    isArchived: row.is_archived,
    lifecycle,
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
