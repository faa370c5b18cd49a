import type { EventPayload } from '@guidon/launchdarkly'
import type { Metrics } from '../../platform/telemetry/metrics.ts'

/** Why events are not kept. */
export type DropReason = 'unreadable' | 'malformed' | 'unknown_kind' | 'unbelievable' | 'not_storable'

/** What event ingestion tells Prometheus. */
export interface IngestMetrics {
  received(payload: EventPayload): void
  /** `count` events, or bodies when they are unreadable. */
  dropped(reason: DropReason, count: number): void
  repeated(): void
  overloaded(): void
}

export function createIngestMetrics(metrics: Metrics, waitingBytes: () => number): IngestMetrics {
  const received = metrics.counter('guidon_events_received_total', 'Events of SDKs, by kind.')
  const dropped = metrics.counter('guidon_events_dropped_total', 'Events that were not kept, by reason.')
  const repeated = metrics.counter('guidon_event_payloads_repeated_total', 'Payloads that were already in.')
  const overloaded = metrics.counter('guidon_event_payloads_refused_total', 'Payloads refused because too much waits.')
  metrics.gauge('guidon_events_waiting_bytes', 'Events in memory that wait for the database.', waitingBytes)
  const drop = (reason: DropReason, count: number): void => {
    if (count > 0) dropped.add(count, { reason })
  }
  return {
    received({ events, diagnostics, ignored }) {
      for (const [kind, of] of Map.groupBy(events, (event) => event.kind)) received.add(of.length, { kind })
      if (diagnostics.length > 0) received.add(diagnostics.length, { kind: 'diagnostic' })
      for (const [kind, count] of ignored) drop(kind === '' ? 'malformed' : 'unknown_kind', count)
    },
    dropped: drop,
    repeated: () => repeated.add(),
    overloaded: () => overloaded.add(),
  }
}
