import type { FlagShare } from '@guidon/api'
import type { ValueType } from '@guidon/model'

/** Tables of this slice, as Kysely sees them. Instants are epoch ms. */
export type FlagsTables = {
  flags: {
    project_id: string
    key: string
    /** The definition. JSON text as written: unlike jsonb it keeps the order of keys inside values. */
    definition: string
    version: number
    created_at: number
    /** Of the last edit of the definition or of any configuration. */
    updated_at: number
    name: string
    description: string
    /** Key, name, description, tags and maintainer in lower case. */
    search_text: string
    value_type: ValueType
    is_migration: boolean
    is_temporary: boolean
    is_archived: boolean
    tags: readonly string[]
    maintainer: string | null
    variation_count: number
    using_mobile_key: boolean
    using_environment_id: boolean
  }
  flag_configurations: {
    environment_id: string
    project_id: string
    flag_key: string
    configuration: string
    version: number
    updated_at: number
    is_on: boolean
    serves: string
    /** What it does in a few words. */
    in_short: string
    split: readonly FlagShare[]
    /** On, and the same for everyone. */
    is_settled: boolean
    /** The same where environments configure a flag the same way. */
    digest: string
    rule_count: number
    target_count: number
    prerequisite_count: number
    /** Keys of the flags that must serve something first. */
    prerequisite_keys: readonly string[]
    /** Keys of the segments that rules name. */
    segment_keys: readonly string[]
  }
}
