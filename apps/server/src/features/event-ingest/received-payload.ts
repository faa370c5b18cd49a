import type { EventKind, EvaluationCount, SdkEvent, SdkIdentity } from '@guidon/launchdarkly'
import { minuteOf, type EvaluationTotal } from '../evaluations/index.ts'

/** Kinds of events that are kept one by one; the others are summarized. */
export const STORED_EVENT_KINDS = ['feature', 'custom', 'click', 'pageview', 'migration_op'] as const

/** One of `STORED_EVENT_KINDS`. */
export type StoredEventKind = (typeof STORED_EVENT_KINDS)[number]

/** Who sent a payload, and when. */
export interface PayloadSource {
  readonly environmentId: string
  /** The SDK's own id of this payload, the same when it is sent again; `null` when it gave none. */
  readonly payloadId: string | null
  readonly identity: SdkIdentity
  /** Epoch ms. */
  readonly receivedAt: number
}

/** An event to be kept. */
export interface StoredEvent {
  readonly environmentId: string
  readonly kind: StoredEventKind
  readonly key: string
  readonly receivedAt: number
  readonly createdAt: number | null
  readonly application: string
  readonly sdk: string
  /** JSON text. */
  readonly event: string
}

/** The part of a payload that must not be lost. */
export interface DurablePayload {
  readonly environmentId: string
  readonly payloadId: string | null
  readonly receivedAt: number
  readonly totals: readonly EvaluationTotal[]
  readonly events: readonly StoredEvent[]
}

export function toTotals(source: PayloadSource, counts: readonly EvaluationCount[]): EvaluationTotal[] {
  const { environmentId, identity, receivedAt } = source
  return counts.map(({ flagKey, variation, version, count, at }) => ({
    environmentId,
    flagKey,
    minute: minuteOf(at, receivedAt),
    variation,
    version,
    application: identity.application?.name ?? '',
    sdk: identity.sdk.name,
    count,
  }))
}

export function toStoredEvents(source: PayloadSource, events: readonly SdkEvent[]): StoredEvent[] {
  const { environmentId, identity, receivedAt } = source
  return events.flatMap(({ kind, key, createdAt, json }) => {
    if (key === null || !isStoredKind(kind)) return []
    const stored = { environmentId, kind, key, receivedAt, createdAt, event: JSON.stringify(json) }
    return [{ ...stored, application: identity.application?.name ?? '', sdk: identity.sdk.name }]
  })
}

function isStoredKind(kind: EventKind): kind is StoredEventKind {
  return (STORED_EVENT_KINDS as readonly EventKind[]).includes(kind)
}
