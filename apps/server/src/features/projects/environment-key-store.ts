import type { Queryable, Transaction } from '../../platform/database/database.ts'
import type { ProjectsTables } from './projects-tables.ts'

export type EnvironmentKeyRow = ProjectsTables['environment_keys']

export async function insertKey(tx: Transaction, row: EnvironmentKeyRow): Promise<void> {
  await tx.withTables<ProjectsTables>().insertInto('environment_keys').values(row).execute()
}

/** Keys of all environments, or of one, that work at `now`; newest first. */
export async function validKeys(db: Queryable, now: number, environmentId?: string): Promise<EnvironmentKeyRow[]> {
  let query = db
    .withTables<ProjectsTables>()
    .selectFrom('environment_keys')
    .selectAll()
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .orderBy('id', 'desc')
  if (environmentId !== undefined) query = query.where('environment_id', '=', environmentId)
  return query.execute()
}

export async function findKeyByHash(db: Queryable, hash: string): Promise<EnvironmentKeyRow | undefined> {
  return db
    .withTables<ProjectsTables>()
    .selectFrom('environment_keys')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst()
}

/** Lets the environment's keys of this kind end at `expiresAt`, unless they end sooner. */
export async function expireKeys(
  tx: Transaction,
  key: { environmentId: string; kind: 'sdk' | 'mobile'; expiresAt: number },
): Promise<void> {
  await tx
    .withTables<ProjectsTables>()
    .updateTable('environment_keys')
    .set({ expires_at: key.expiresAt })
    .where('environment_id', '=', key.environmentId)
    .where('kind', '=', key.kind)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', key.expiresAt)]))
    .execute()
}
