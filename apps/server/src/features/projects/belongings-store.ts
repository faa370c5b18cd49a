import { sql } from 'kysely'
import type { Transaction } from '../../platform/database/database.ts'

/** Tables of other slices whose rows go when what they belong to is deleted. */
export interface Belongings {
  /** Those with an `environment_id`. */
  readonly environment?: readonly string[]
  /** Those with a `project_id`. */
  readonly project?: readonly string[]
}

const COLUMN = { environment: 'environment_id', project: 'project_id' } as const

/** Takes away all rows that belong to the environment or the project of this id. */
export async function removeBelongings(
  tx: Transaction,
  { of, id, tables }: { of: keyof Belongings; id: string; tables: readonly string[] },
): Promise<void> {
  for (const table of tables) {
    await sql`delete from ${sql.table(table)} where ${sql.ref(COLUMN[of])} = ${id}`.execute(tx)
  }
}
