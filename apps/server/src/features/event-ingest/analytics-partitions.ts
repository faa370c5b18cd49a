import { sql } from 'kysely'
import type { Database, Queryable, Transaction } from '../../platform/database/database.ts'

const DAY_MS = 24 * 60 * 60_000
const KEEP_DAYS = 30
const LOCK = 7_070_101

/** The tables behind `analytics_events`, one per day (UTC): a day is forgotten by dropping its table. */
export class AnalyticsPartitions {
  private readonly database: Pick<Database, 'transaction'>
  /** Days since the epoch. */
  private readonly existing = new Set<number>()

  constructor(database: Pick<Database, 'transaction'>) {
    this.database = database
  }

  /** Makes sure that events received at these instants (epoch ms) have a place. */
  async ensure(instants: Iterable<number>): Promise<void> {
    const days = new Set([...instants].map(dayOf))
    for (const day of days) {
      if (this.existing.has(day)) continue
      await this.database.transaction((tx) => createPartition(tx, day))
      this.existing.add(day)
    }
  }

  /** Drops the days that are too old, and makes tomorrow's table ahead of midnight. */
  async tidy(tx: Transaction, now: number): Promise<void> {
    const oldest = tableOf(dayOf(now) - KEEP_DAYS)
    for (const table of await partitions(tx)) {
      if (table < oldest) await sql`drop table ${sql.table(table)}`.execute(tx)
    }
    await createPartition(tx, dayOf(now))
    await createPartition(tx, dayOf(now) + 1)
  }
}

async function createPartition(tx: Transaction, day: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
  await sql`
    create table if not exists ${sql.table(tableOf(day))} partition of analytics_events
    for values from (${sql.lit(day * DAY_MS)}) to (${sql.lit((day + 1) * DAY_MS)})`.execute(tx)
}

async function partitions(db: Queryable): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'analytics_events'::regclass`.execute(db)
  return rows.map((row) => row.name)
}

function dayOf(instant: number): number {
  return Math.floor(instant / DAY_MS)
}

/** Names sort by day. */
function tableOf(day: number): string {
  return `analytics_events_${new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')}`
}
