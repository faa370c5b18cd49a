import type { Queryable } from '../../platform/database/database.ts'
import type { ContextsTables } from './contexts-tables.ts'

export type FoundContextRow = Pick<ContextsTables['seen_contexts'], 'kind' | 'key' | 'name' | 'last_seen_at'>

/** Contexts of any kind with exactly this key, last seen first. */
export async function readContextsWithKey(
  db: Queryable,
  environmentId: string,
  key: string,
): Promise<FoundContextRow[]> {
  return db
    .withTables<ContextsTables>()
    .selectFrom('seen_contexts')
    .select(['kind', 'key', 'name', 'last_seen_at'])
    .where('environment_id', '=', environmentId)
    .where('key', '=', key)
    .orderBy('last_seen_at', 'desc')
    .orderBy('kind')
    .execute()
}
