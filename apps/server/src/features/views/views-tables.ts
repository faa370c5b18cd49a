import type { View } from '@guidon/api'

/** Tables of this slice, as Kysely sees them. Instants are epoch ms. */
export type ViewsTables = {
  views: {
    id: string
    project_id: string
    list: View['list']
    /** Whose it is; `null`: everybody's. */
    member_id: string | null
    name: string
    query: string
    /** Order among the views of the same list and owner, from 0; may have gaps. */
    position: number
    created_at: number
    updated_at: number
  }
}
