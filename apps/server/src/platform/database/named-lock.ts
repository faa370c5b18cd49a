import { sql } from 'kysely'
import type { Transaction } from './database.ts'

const LOCK_SPACE = 7_070_200

/** Waits until nobody else holds the lock of this name, on any node, and holds it until `tx` ends. */
export async function holdLock(tx: Transaction, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK_SPACE}::integer, hashtext(${name}))`.execute(tx)
}
