import type { Generated } from 'kysely'

export type DomainEventsTables = {
  domain_events: {
    row_id: Generated<number>
    /** Assigned when the transaction commits; `null` before. */
    id: Generated<number | null>
    type: string
    project_id: string | null
    environment_id: string | null
    /** JSON. */
    data: string
    created_at: number
  }
}
