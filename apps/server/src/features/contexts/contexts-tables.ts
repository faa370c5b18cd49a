/** Tables of this slice, as Kysely sees them. */
export type ContextsTables = {
  /** One row per kind and key: a part of whatever contexts it was seen in. */
  seen_contexts: {
    environment_id: string
    kind: string
    key: string
    name: string | null
    anonymous: boolean
    /** All but the built-in attributes. `json`, not `jsonb`: it accepts every string that JSON can hold. */
    attributes: Readonly<Record<string, unknown>>
    application: string
    first_seen_at: number
    last_seen_at: number
  }
  /** Which parts were seen together: what a flag is evaluated for. */
  seen_context_combinations: {
    environment_id: string
    canonical_key: string
    /** Kind to key. */
    keys: Readonly<Record<string, string>>
    last_seen_at: number
  }
}
