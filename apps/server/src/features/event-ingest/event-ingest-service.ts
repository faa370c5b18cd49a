import {
  isUnsummarized,
  readEventPayload,
  type EventPayload,
  type EvaluationCount,
  type SdkEvent,
  type SdkIdentity,
} from '@guidon/launchdarkly'
import type { Transaction } from '../../platform/database/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { contextsSlice } from '../contexts/index.ts'
import { evaluationsSlice } from '../evaluations/index.ts'
import { publishingSlice } from '../publishing/index.ts'
import { sdkInventorySlice } from '../sdk-inventory/index.ts'
import { AnalyticsPartitions } from './analytics-partitions.ts'
import { CountScreen } from './count-screen.ts'
import { readEventBody } from './event-body.ts'
import { IngestOverloadedError } from './event-ingest-errors.ts'
import { deletePayloadsBefore } from './event-ingest-store.ts'
import { EventTail, type TailListener } from './event-tail.ts'
import { GroupCommit } from './group-commit.ts'
import { writePayloads } from './payload-writer.ts'
import { toStoredEvents, toTotals, type DurablePayload, type PayloadSource } from './received-payload.ts'
import { RecentPayloads } from './recent-payloads.ts'

/** Bytes of events in memory, waiting for the database. */
const MAX_WAITING_BYTES = 64 * 1_048_576
/** Bytes of events that one transaction writes. */
const MAX_BATCH_BYTES = 8 * 1_048_576
/** An SDK sends a payload again after a second; a proxy or a suspended phone may take longer. */
const KEEP_PAYLOAD_IDS_MS = 60 * 60_000
const MAX_PAYLOAD_ID_LENGTH = 100
const ROW_BYTES = 200

/** One request of an SDK that brings events. */
export interface EventPost {
  readonly environmentId: string
  readonly identity: SdkIdentity
  readonly body: Buffer
  readonly encoding: string | undefined
  /** Header `X-LaunchDarkly-Payload-ID`. */
  readonly payloadId: string | undefined
  /** Header `X-LaunchDarkly-Event-Schema`. */
  readonly schema: string | undefined
  /** Header `X-LaunchDarkly-Unsummarized`. */
  readonly unsummarized: string | undefined
}

export interface EventIngestService {
  /**
   * Takes events in. Resolves once everything that must not be lost is committed, and for what nobody can read;
   * rejects when the sender shall try again (503) or sent too much (413).
   */
  accept(post: EventPost): Promise<void>
  /** Shows events of an environment as they come in to this node. Returns a function that stops it. */
  watch(environmentId: string, listener: TailListener): () => void
  /** Forgets old events and payload ids. */
  tidy(tx: Transaction): Promise<void>
}

export function createEventIngestService(platform: Platform): EventIngestService {
  const { clock, database, log } = platform
  const contexts = platform.use(contextsSlice)
  const evaluations = platform.use(evaluationsSlice)
  const inventory = platform.use(sdkInventorySlice)
  const publishing = platform.use(publishingSlice)
  const partitions = new AnalyticsPartitions(database)
  const recent = new RecentPayloads()
  const screen = new CountScreen()
  const tail = new EventTail()
  const commits = new GroupCommit<DurablePayload>({
    write: (payloads) => writePayloads({ database, evaluations, partitions, log }, payloads),
    maxWaiting: MAX_WAITING_BYTES,
    maxBatch: MAX_BATCH_BYTES,
  })

  function screened(source: PayloadSource, counts: readonly EvaluationCount[]): EvaluationCount[] {
    const { environmentId, receivedAt } = source
    const flags = publishing.environment(environmentId)?.dataSet.flags
    return counts.flatMap((count) => screen.screen(environmentId, count, flags?.get(count.flagKey), receivedAt) ?? [])
  }

  function noteSenders(source: PayloadSource, payload: EventPayload): void {
    const { environmentId, identity, receivedAt } = source
    const platformName = payload.diagnostics.find((diagnostic) => diagnostic.platform !== '')?.platform ?? ''
    inventory.recordEvents({ environmentId, identity }, platformName)
    for (const event of payload.events) {
      if (event.context && !isReduced(event)) {
        contexts.record({
          environmentId,
          context: event.context,
          application: identity.application?.name ?? '',
          seenAt: receivedAt,
        })
      }
    }
    if (payload.ignored.size > 0) {
      log.debug({ environmentId, sdk: identity.sdk, ignored: Object.fromEntries(payload.ignored) }, 'ignored events')
    }
  }

  return {
    watch: (environmentId, listener) => tail.subscribe(environmentId, listener),
    async accept(post) {
      if (commits.isFull) throw new IngestOverloadedError()
      const now = clock.now()
      const source = sourceOf(post, now, screen)
      const { environmentId, payloadId } = source
      if (payloadId !== null && recent.has(environmentId, payloadId)) return
      const body = await readEventBody(post.body, post.encoding)
      if (body === undefined) {
        log.debug({ environmentId, sdk: source.identity.sdk }, 'dropped a body that is no JSON')
        return
      }
      const unsummarized = isUnsummarized(post.schema, post.unsummarized)
      const payload = readEventPayload(body, { unsummarized, nowMs: now })
      noteSenders(source, payload)
      tail.publish(source, payload.events)
      const totals = toTotals(source, screened(source, payload.counts))
      const events = toStoredEvents(source, payload.events)
      if (totals.length === 0 && events.length === 0) return
      const durable = { environmentId, payloadId, receivedAt: now, totals, events }
      await commits.add(durable, sizeOf(durable))
      if (payloadId !== null) recent.add(environmentId, payloadId)
    },
    async tidy(tx) {
      const now = clock.now()
      await deletePayloadsBefore(tx, now - KEEP_PAYLOAD_IDS_MS)
      await partitions.tidy(tx, now)
    },
  }
}

function sourceOf(post: EventPost, now: number, screen: CountScreen): PayloadSource {
  const { environmentId, identity, payloadId } = post
  const { application, sdk } = identity
  return {
    environmentId,
    payloadId: isUsableId(payloadId) ? payloadId : null,
    receivedAt: now,
    identity: {
      ...identity,
      application: application && screen.admitsSource(environmentId, application.name, now) ? application : null,
      sdk: screen.admitsSource(environmentId, sdk.name, now) ? sdk : { name: '', version: '' },
    },
  }
}

function isUsableId(id: string | undefined): id is string {
  return id !== undefined && id !== '' && id.length <= MAX_PAYLOAD_ID_LENGTH
}

/** Feature and custom events hold less of the context than the index or identify event before them. */
function isReduced(event: SdkEvent): boolean {
  return event.kind === 'feature' || event.kind === 'custom' || event.kind === 'migration_op'
}

function sizeOf({ totals, events }: DurablePayload): number {
  return events.reduce((sum, { event }) => sum + event.length + ROW_BYTES, (totals.length + 1) * ROW_BYTES)
}
