import { sql } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'
import { conditionOf, type AuditFilter, type AuditRow, type AuditScope } from './audit-store.ts'

const MAX_VALUES = 50
const MAX_DAYS = 400

export interface CountedValue {
  readonly value: string
  readonly count: number
}

export interface CountedActor extends Pick<AuditRow, 'actor_kind' | 'actor_id' | 'actor_name'> {
  readonly count: number
}

export interface CountedDay {
  /** Epoch ms. */
  readonly starts_at: number
  readonly count: number
}

export interface AuditFacetRows {
  readonly total: number
  readonly actorKinds: readonly CountedValue[]
  readonly actors: readonly CountedActor[]
  readonly actions: readonly CountedValue[]
  readonly subjectKinds: readonly CountedValue[]
  readonly environments: readonly CountedValue[]
  readonly days: readonly CountedDay[]
}

/** Counts of entries by what they could be narrowed to; each leaves its own part of the filter out. */
export async function readFacets(db: Queryable, scope: AuditScope, timeZone: string): Promise<AuditFacetRows> {
  const without = (...names: readonly (keyof AuditFilter)[]): AuditScope => ({
    ...scope,
    filter: Object.fromEntries(Object.entries(scope.filter).filter(([name]) => !names.includes(name as never))),
  })
  const [total, actorKinds, actors, actions, subjectKinds, environments, days] = await Promise.all([
    countEntries(db, scope),
    countValues(db, without('actorKind'), 'actor_kind'),
    countActors(db, without('actor')),
    countValues(db, without('action'), 'action'),
    countValues(db, without('subjectKind', 'subjectKey'), 'subject_kind'),
    countValues(db, without('environment', 'shared'), 'environment_key'),
    countDays(db, without('from', 'to'), timeZone),
  ])
  return { total, actorKinds, actors, actions, subjectKinds, environments, days }
}

async function countEntries(db: Queryable, { projectId, filter }: AuditScope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_entries where ${conditionOf(projectId, filter)}`.execute(db)
  return rows[0]!.count
}

async function countValues(
  db: Queryable,
  { projectId, filter }: AuditScope,
  column: 'actor_kind' | 'action' | 'subject_kind' | 'environment_key',
): Promise<CountedValue[]> {
  const { rows } = await sql<CountedValue>`
    select ${sql.ref(column)} as value, count(*) as count
    from audit_entries
    where ${conditionOf(projectId, filter)} and ${sql.ref(column)} is not null
    group by 1 order by 2 desc, 1 limit ${MAX_VALUES}`.execute(db)
  return rows
}

async function countActors(db: Queryable, { projectId, filter }: AuditScope): Promise<CountedActor[]> {
  const { rows } = await sql<CountedActor>`
    select actor_kind, actor_id, (array_agg(actor_name order by id desc))[1] as actor_name, count(*) as count
    from audit_entries
    where ${conditionOf(projectId, filter)}
    group by actor_kind, actor_id order by count desc, actor_id limit ${MAX_VALUES}`.execute(db)
  return rows
}

/** Oldest first; the newest days when there are too many. */
async function countDays(db: Queryable, { projectId, filter }: AuditScope, timeZone: string): Promise<CountedDay[]> {
  const { rows } = await sql<CountedDay>`
    select (extract(epoch from day at time zone ${timeZone}) * 1000)::bigint as starts_at, count
    from (
      select date_trunc('day', to_timestamp(created_at / 1000.0) at time zone ${timeZone}) as day, count(*) as count
      from audit_entries
      where ${conditionOf(projectId, filter)}
      group by 1 order by 1 desc limit ${MAX_DAYS}
    ) as newest
    order by day`.execute(db)
  return rows
}
