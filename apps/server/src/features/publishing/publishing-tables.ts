import type { ItemKind } from './published-item.ts'

/** Tables of this slice, as Kysely sees them. */
export type PublishingTables = {
  environment_versions: {
    environment_id: string
    version: number
  }
  published_items: {
    environment_id: string
    kind: ItemKind
    key: string
    version: number
    environment_version: number
    /** JSON text as written: unlike jsonb it keeps the order of keys and accepts every string. `null` once deleted. */
    data: string | null
  }
}
