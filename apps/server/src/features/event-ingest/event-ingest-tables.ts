import type { StoredEventKind } from './received-payload.ts'

/** Tables of this slice, as Kysely sees them. */
export type EventIngestTables = {
  /** Payloads that are in, so that one sent again is not counted again. */
  event_payloads: {
    environment_id: string
    payload_id: string
    received_at: number
  }
  /** Events that later analysis needs one by one. */
  analytics_events: {
    environment_id: string
    kind: StoredEventKind
    key: string
    received_at: number
    /** By the clock of the SDK. */
    created_at: number | null
    application: string
    sdk: string
    event: Readonly<Record<string, unknown>>
  }
}
