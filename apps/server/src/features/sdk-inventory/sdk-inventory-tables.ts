import type { Sdk } from '@guidon/api'

/** Tables of this slice, as Kysely sees them. */
export type SdkInventoryTables = {
  /** What one server node saw of one kind of SDK. */
  sdk_sightings: {
    environment_id: string
    /** A running server process. */
    node_id: string
    application: string
    application_version: string
    name: string
    version: string
    wrapper: string
    transport: Sdk['transport']
    platform: string
    instances: number
    first_seen_at: number
    last_seen_at: number
    /** When the node wrote `instances`; a node that no longer reports counts no more. */
    reported_at: number
  }
}
