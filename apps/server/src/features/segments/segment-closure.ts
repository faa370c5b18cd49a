import { referencedSegments, type SegmentDefinition } from '@guidon/model'
import type { Queryable } from '../../platform/database/database.ts'
import { readSegments } from './segment-store.ts'

/** The named segments of an environment and all that they name in turn, however far away. */
export async function readSegmentClosure(
  db: Queryable,
  environmentId: string,
  keys: readonly string[],
): Promise<Map<string, SegmentDefinition>> {
  const found = new Map<string, SegmentDefinition>()
  const asked = new Set<string>()
  let wanted = [...new Set(keys)]
  while (wanted.length > 0) {
    for (const key of wanted) asked.add(key)
    const stored = await readSegments(db, environmentId, wanted)
    for (const [key, { definition }] of stored) found.set(key, definition)
    const named = [...stored.values()].flatMap(({ definition }) => referencedSegments(definition.rules))
    wanted = [...new Set(named)].filter((key) => !asked.has(key))
  }
  return found
}
