import { sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Upgrade } from './upgrade.ts'

/** Any number that no other user of the database takes. */
const UPGRADE_LOCK = 7_070_001

type UpgradeTables = { schema_upgrades: { name: string; applied_at: Date } }

/**
 * Brings the schema up to date: runs the upgrades that this database has not seen, in the given order. All or nothing,
 * and only one server does it at a time; the others wait.
 */
export async function upgradeSchema(database: Database, upgrades: readonly Upgrade[]): Promise<void> {
  assertUnique(upgrades)
  await database.transaction(async (tx) => {
    await sql`select pg_advisory_xact_lock(${UPGRADE_LOCK})`.execute(tx)
    const known = tx.withTables<UpgradeTables>()
    const applied = await appliedUpgrades(known)
    for (const upgrade of upgrades.filter(({ name }) => !applied.has(name))) {
      await upgrade.up(tx)
      await known.insertInto('schema_upgrades').values({ name: upgrade.name, applied_at: new Date() }).execute()
    }
  })
}

async function appliedUpgrades(tx: Transaction<UpgradeTables>): Promise<Set<string>> {
  await sql`create table if not exists schema_upgrades (name text primary key, applied_at timestamptz not null)`.execute(
    tx,
  )
  const rows = await tx.selectFrom('schema_upgrades').select('name').execute()
  return new Set(rows.map((row) => row.name))
}

function assertUnique(upgrades: readonly Upgrade[]): void {
  const names = new Set<string>()
  for (const { name } of upgrades) {
    if (names.has(name)) throw new Error(`Two schema upgrades are named "${name}"`)
    names.add(name)
  }
}
