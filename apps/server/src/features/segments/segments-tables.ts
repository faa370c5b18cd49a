/** Tables of this slice, as Kysely sees them. Instants are epoch ms. */
export type SegmentsTables = {
  segments: {
    environment_id: string
    key: string
    /** JSON text as written. */
    definition: string
    version: number
    created_at: number
    updated_at: number
    name: string
    description: string
    /** Key, name and description in lower case. */
    search_text: string
    tags: readonly string[]
    is_archived: boolean
    included_count: number
    excluded_count: number
    rule_count: number
    /** Keys of the segments that rules name. */
    segment_keys: readonly string[]
  }
}
