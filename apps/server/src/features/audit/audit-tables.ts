/** Tables of this slice, as Kysely sees them. */
export type AuditTables = {
  audit_entries: {
    /** Time-ordered. */
    id: string
    project_id: string | null
    environment_id: string | null
    /** Key of the environment at that time. */
    environment_key: string | null
    created_at: number
    actor_kind: 'member' | 'token' | 'system' | 'anonymous'
    actor_id: string
    actor_name: string
    action: string
    subject_kind: string
    subject_key: string
    sentences: readonly string[]
    reason: string | null
    change_id: string | null
  }
}
