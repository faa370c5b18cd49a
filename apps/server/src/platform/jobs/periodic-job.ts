import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Platform } from '../platform.ts'

/** Work that is due again and again, on whichever node comes first. */
export interface PeriodicJob {
  /** Unique; two jobs of one name never run at the same time, on any node. */
  readonly name: string
  readonly everyMs: number
  /** Runs in a transaction. May be cut short, may run again: it must not matter. */
  run(tx: Transaction): Promise<void>
}

const LOCK_SPACE = 7_070_100

/** Runs the job at once and then in steps. A run that fails is logged; the next one comes all the same. */
export function startPeriodicJob(
  { database, log }: Pick<Platform, 'database' | 'log'>,
  job: PeriodicJob,
): () => Promise<void> {
  const runOnce = async (): Promise<void> => {
    try {
      await database.transaction(async (tx) => {
        if (await takeLock(tx, job.name)) await job.run(tx)
      })
    } catch (err) {
      log.warn({ err, job: job.name }, 'a periodic job failed, it runs again later')
    }
  }
  let running = runOnce()
  const timer = setInterval(() => {
    running = running.then(runOnce)
  }, job.everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

/** Held until `tx` ends; `false` when another run holds it. */
async function takeLock(tx: Transaction, name: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${LOCK_SPACE}::integer, hashtext(${name})) as taken`.execute(tx)
  return rows[0]?.taken === true
}
