import { sql } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'
import { matchText } from '../../platform/database/text-match.ts'

export interface FoundSegmentRow {
  readonly key: string
  readonly name: string
  readonly tags: readonly string[]
  readonly is_archived: boolean
  /** Where there is a segment of this key. */
  readonly environment_ids: readonly string[]
  /** How many keys there are, these included. */
  readonly total: number
}

/** Segments that a text names, one row a key, best match first, archived ones last unless named exactly. */
export async function searchSegments(
  db: Queryable,
  environmentIds: readonly string[],
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<FoundSegmentRow[]> {
  const { condition, rank } = matchText(text, { key: 'key', name: 'name', tags: 'tags' })
  const { rows } = await sql<FoundSegmentRow>`
    select key, name, tags, is_archived, environment_ids, count(*) over () as total
    from (
      select key, min(name) as name, min(tags) as tags, bool_and(is_archived) as is_archived,
        array_agg(environment_id) as environment_ids, min(${rank}) as rank
      from segments
      where environment_id = any(${environmentIds}::text[]) and ${condition}
      group by key
    ) as found
    order by rank > 0, is_archived, rank, length(key), key
    limit ${limit}`.execute(db)
  return rows
}
