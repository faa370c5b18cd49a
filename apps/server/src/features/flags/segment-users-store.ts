import { sql } from 'kysely'
import type { Queryable } from '../../platform/database/database.ts'

/** A flag whose rules name a segment, in one environment. */
export interface SegmentUser {
  readonly segmentKey: string
  readonly key: string
  readonly name: string
  readonly isOn: boolean
}

/** Flags that are not archived and whose rules name one of the given segments, a row for each pair, by key. */
export async function readSegmentUsers(
  db: Queryable,
  environmentId: string,
  segmentKeys: readonly string[],
): Promise<SegmentUser[]> {
  const { rows } = await sql<SegmentUser>`
    select named as "segmentKey", f.key, f.name, c.is_on as "isOn"
    from flag_configurations c
    join flags f on f.project_id = c.project_id and f.key = c.flag_key and not f.is_archived
    cross join unnest(c.segment_keys) as named
    where c.environment_id = ${environmentId} and c.segment_keys <> '{}' and c.segment_keys && ${segmentKeys}::text[]
      and named = any(${segmentKeys}::text[])
    order by f.key`.execute(db)
  return rows
}
