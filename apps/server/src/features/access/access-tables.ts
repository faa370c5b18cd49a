import type { Preferences } from '@guidon/api'
import type { Generated } from 'kysely'

/** Tables of this slice, as Kysely sees them. Instants are epoch ms. */
export type AccessTables = {
  members: {
    id: string
    name: string
    created_at: number
    /** What they chose; the rest is as it is for everybody. */
    preferences: Generated<Partial<Preferences>>
  }
  tokens: {
    id: string
    member_id: string
    name: string
    hash: string
    /** `null`: all that the member may do. */
    actions: string[] | null
    created_at: number
    expires_at: number | null
    last_used_at: number | null
  }
  sessions: {
    id: string
    member_id: string
    hash: string
    user_agent: string
    created_at: number
    expires_at: number
    last_used_at: number
    /** `null`: all that the member may do. */
    actions: string[] | null
  }
  sign_in_links: {
    hash: string
    member_id: string
    expires_at: number
    /** What the session may do; `null`: all that the member may. */
    actions: string[] | null
    /** When a newer link took its place; `null`: it may be used. */
    replaced_at: number | null
  }
}
