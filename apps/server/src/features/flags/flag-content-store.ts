import { sql } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'
import type { StoredConfiguration } from './flag-configuration-store.ts'
import type { StoredDefinition } from './flag-store.ts'

/** Flags with all that is configured of them. */
export interface StoredFlags {
  /** By key; those that do not exist are left out. */
  readonly definitions: ReadonlyMap<string, StoredDefinition>
  readonly configurations: readonly StoredConfiguration[]
}

/** The named flags with their configurations in the named environments, in one statement: each edit begins with it. */
export async function readFlagContent(
  db: Queryable,
  { projectId, environmentIds }: { readonly projectId: string; readonly environmentIds: readonly string[] },
  flagKeys: readonly string[],
): Promise<StoredFlags> {
  if (flagKeys.length === 0) return { definitions: new Map(), configurations: [] }
  const { rows } = await sql<StoredDefinition & { readonly configurations: readonly StoredConfiguration[] }>`
    select definition, version, created_at as "createdAt", updated_at as "updatedAt",
      (
        select coalesce(json_agg(json_build_object(
          'environmentId', environment_id, 'flagKey', flag_key, 'configuration', configuration,
          'version', version, 'updatedAt', updated_at)), '[]')
        from flag_configurations
        where environment_id = any(${environmentIds}::text[]) and flag_key = flags.key
      ) as configurations
    from flags where project_id = ${projectId} and key = any(${flagKeys}::text[])`.execute(db)
  return {
    definitions: new Map(rows.map(({ configurations: _, ...stored }) => [stored.definition.key, stored])),
    configurations: rows.flatMap(({ configurations }) => configurations),
  }
}
