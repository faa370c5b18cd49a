/** Tables of this slice, as Kysely sees them. Instants are epoch ms. */
export type ProjectsTables = {
  projects: {
    id: string
    key: string
    name: string
    created_at: number
  }
  environments: {
    /** 24 hex digits: also the client-side id. */
    id: string
    project_id: string
    key: string
    name: string
    position: number
    is_critical: boolean
    requires_reason: boolean
    is_secure_mode: boolean
    created_at: number
  }
  environment_keys: {
    id: string
    environment_id: string
    kind: 'sdk' | 'mobile'
    hash: string
    /** Secure mode and the settings screen need the key itself. */
    sealed_value: Buffer
    created_at: number
    expires_at: number | null
  }
}
