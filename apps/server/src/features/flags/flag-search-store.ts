import { sql } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'
import { matchText } from '../../platform/database/text-match.ts'

export interface FoundFlagRow {
  readonly key: string
  readonly name: string
  readonly tags: readonly string[]
  readonly is_archived: boolean
  /** How many there are, these included. */
  readonly total: number
}

/** Flags that a text names, best match first, archived ones last unless named exactly. */
export async function searchFlags(
  db: Queryable,
  projectId: string,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<FoundFlagRow[]> {
  const { condition, rank } = matchText(text, { key: 'key', name: 'name', tags: 'tags' })
  const { rows } = await sql<FoundFlagRow>`
    select key, name, tags, is_archived, count(*) over () as total
    from (
      select key, name, tags, is_archived, ${rank} as rank from flags where project_id = ${projectId} and ${condition}
    ) as found
    order by rank > 0, is_archived, rank, length(key), key
    limit ${limit}`.execute(db)
  return rows
}
