import {
  isUnsummarized,
  readEventPayload,
  type EvaluationCount,
  type EventKind,
  type EventPayload,
  type SdkIdentity,
} from '@guidon/launchdarkly'
import type { Clock } from '../../platform/clock.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { contextsSlice, type ContextsService } from '../contexts/index.ts'
import { evaluationsSlice } from '../evaluations/index.ts'
import { publishingSlice, type PublishingService } from '../publishing/index.ts'
import { sdkInventorySlice, type SdkInventoryService } from '../sdk-inventory/index.ts'
import { AnalyticsPartitions } from './analytics-partitions.ts'
import { CountScreen } from './count-screen.ts'
import { readEventBody } from './event-body.ts'
import { IngestOverloadedError } from './event-ingest-errors.ts'
import { deletePayloadsBefore } from './event-ingest-store.ts'
import { EventTail, type TailListener } from './event-tail.ts'
import { GroupCommit } from './group-commit.ts'
import { createIngestMetrics, type IngestMetrics } from './ingest-metrics.ts'
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
/** Their contexts hold less than those of the index or identify event before them. */
const REDUCED_KINDS: ReadonlySet<EventKind> = new Set(['feature', 'custom', 'migration_op'])

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

export class EventIngest implements EventIngestService {
  private readonly clock: Clock
  private readonly contexts: ContextsService
  private readonly inventory: SdkInventoryService
  private readonly publishing: PublishingService
  private readonly commits: GroupCommit<DurablePayload>
  private readonly metrics: IngestMetrics
  private readonly partitions: AnalyticsPartitions
  private readonly recent = new RecentPayloads()
  private readonly screen = new CountScreen()
  private readonly tail = new EventTail()

  constructor(platform: Platform) {
    const { clock, database, log } = platform
    this.clock = clock
    this.contexts = platform.use(contextsSlice)
    this.inventory = platform.use(sdkInventorySlice)
    this.publishing = platform.use(publishingSlice)
    this.partitions = new AnalyticsPartitions(database)
    this.metrics = createIngestMetrics(platform.metrics, () => this.commits.waitingSize)
    const { metrics, partitions } = this
    const evaluations = platform.use(evaluationsSlice)
    this.commits = new GroupCommit({
      write: (payloads) => writePayloads({ database, evaluations, partitions, log, metrics }, payloads),
      maxWaiting: MAX_WAITING_BYTES,
      maxBatch: MAX_BATCH_BYTES,
    })
  }

  watch(environmentId: string, listener: TailListener): () => void {
    return this.tail.subscribe(environmentId, listener)
  }

  async accept(post: EventPost): Promise<void> {
    const source = sourceOf(post, this.clock.now(), this.screen)
    const { environmentId, payloadId } = source
    if (payloadId !== null && this.recent.has(environmentId, payloadId)) return this.metrics.repeated()
    if (this.commits.isFull) {
      this.metrics.overloaded()
      throw new IngestOverloadedError()
    }
    const body = await readEventBody(post.body, post.encoding)
    if (body === undefined) return this.metrics.dropped('unreadable', 1)
    const unsummarized = isUnsummarized(post.schema, post.unsummarized)
    const payload = readEventPayload(body, { unsummarized, nowMs: source.receivedAt })
    this.metrics.received(payload)
    this.tail.publish(source, payload.events)
    this.noteSender(source, payload)
    this.noteContexts(source, payload)
    await this.store(source, payload)
    if (payloadId !== null) this.recent.add(environmentId, payloadId)
  }

  async tidy(tx: Transaction): Promise<void> {
    const now = this.clock.now()
    await deletePayloadsBefore(tx, now - KEEP_PAYLOAD_IDS_MS)
    await this.partitions.tidy(tx, now)
  }

  private noteSender({ environmentId, identity }: PayloadSource, { diagnostics }: EventPayload): void {
    const platformName = diagnostics.find((diagnostic) => diagnostic.platform !== '')?.platform ?? ''
    this.inventory.recordEvents({ environmentId, identity }, platformName)
  }

  private noteContexts({ environmentId, identity, receivedAt }: PayloadSource, { events }: EventPayload): void {
    const application = identity.application?.name ?? ''
    for (const { kind, context } of events) {
      if (context === null || REDUCED_KINDS.has(kind)) continue
      this.contexts.record({ environmentId, context, application, seenAt: receivedAt })
    }
  }

  private async store(source: PayloadSource, payload: EventPayload): Promise<void> {
    const totals = toTotals(source, this.believable(source, payload.counts))
    const events = toStoredEvents(source, payload.events)
    if (totals.length === 0 && events.length === 0) return
    const { environmentId, payloadId, receivedAt } = source
    const durable = { environmentId, payloadId, receivedAt, totals, events }
    await this.commits.add(durable, sizeOf(durable))
  }

  private believable(
    { environmentId, receivedAt }: PayloadSource,
    counts: readonly EvaluationCount[],
  ): EvaluationCount[] {
    const flags = this.publishing.environment(environmentId)?.dataSet.flags
    const kept = counts.flatMap((count) => {
      return this.screen.screen(environmentId, count, flags?.get(count.flagKey), receivedAt) ?? []
    })
    this.metrics.dropped('unbelievable', counts.length - kept.length)
    return kept
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

function sizeOf({ totals, events }: DurablePayload): number {
  return events.reduce((sum, { event }) => sum + event.length + ROW_BYTES, (totals.length + 1) * ROW_BYTES)
}
