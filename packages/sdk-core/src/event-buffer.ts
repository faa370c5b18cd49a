import { isExperiment, type Evaluation, type Reason } from '@guidon/evaluation'
import type { Context, Flag, Json } from '@guidon/model'
import type { ContextEncoder, EventContext } from './event-context.ts'
import type { FlagEntry, FlagSummary } from './flag-entry.ts'
import type { TroubleLog } from './logger.ts'
import { createSeenContexts, type SeenContexts } from './seen-contexts.ts'

/** An event as it is sent. Source: wire protocol §10. */
export type OutgoingEvent = Readonly<Record<string, unknown>> & { readonly kind: string }

/** What an event buffer is made of. */
export interface EventBufferOptions {
  /** Events that are kept until the next report; more are dropped and counted. Counts of evaluations are never dropped. */
  readonly capacity: number
  readonly contexts: ContextEncoder
  readonly log: TroubleLog
  readonly now: () => number
  readonly random: () => number
}

/** One evaluation of a flag. */
export interface EvaluationRecord {
  readonly entry: FlagEntry
  readonly evaluation: Evaluation
  readonly context: Context
  readonly defaultValue: unknown
  /** The application asked for the reason, so that events carry it. */
  readonly withReason: boolean
  /** Key of the flag that this one was evaluated as a prerequisite of. */
  readonly prerequisiteOf?: string
}

/** Collects what happened between two reports. Its memory is bounded. */
export class EventBuffer {
  readonly #options: EventBufferOptions
  readonly #seen: SeenContexts = createSeenContexts()
  #events: OutgoingEvent[] = []
  #touched: FlagEntry[] = []
  #startedAt = 0
  #droppedEvents = 0
  #serverTime = 0

  constructor(options: EventBufferOptions) {
    this.#options = options
  }

  /** Counts an evaluation, the part of recording that every evaluation has. */
  count(entry: FlagEntry, variation: number | undefined, context: Context, defaultValue: unknown): void {
    const wasTouched = entry.isTouched
    entry.count(variation, context, defaultValue)
    if (!wasTouched && entry.isTouched) {
      if (this.#touched.length === 0) this.#startedAt = this.#options.now()
      this.#touched.push(entry)
    }
    if (this.#seen.add(context)) this.#addIndex(context)
  }

  /** Adds the full event of an evaluation, if its flag asks for one. */
  report(record: EvaluationRecord): void {
    const flag = record.entry.flag?.source
    if (flag === undefined) return
    const now = this.#options.now()
    const inExperiment = isExperiment(flag, record.evaluation.reason)
    const isDebugged = (flag.debugEventsUntilDate ?? 0) > Math.max(now, this.#serverTime)
    const isTracked = flag.trackEvents || inExperiment
    if (!isTracked && !isDebugged) return
    if (!isSampled(flag.samplingRatio ?? 1, this.#options.random)) return
    const reason = record.withReason || inExperiment ? record.evaluation.reason : undefined
    if (isTracked) this.#add(this.#evaluationEvent('feature', { ...record, reason, flag, now }))
    if (isDebugged) this.#add(this.#evaluationEvent('debug', { ...record, reason, flag, now }))
  }

  identify(context: Context): void {
    this.#seen.add(context)
    this.#add({ kind: 'identify', creationDate: this.#options.now(), context: this.#encode(context) })
  }

  custom(key: string, context: Context, { data, value }: { readonly data?: Json; readonly value?: number }): void {
    if (this.#seen.add(context)) this.#addIndex(context)
    this.#add({
      kind: 'custom',
      creationDate: this.#options.now(),
      key,
      context: this.#encode(context, true),
      ...(data === undefined ? {} : { data }),
      ...(value === undefined ? {} : { metricValue: value }),
    })
  }

  /** Everything since the last call, in the form in which it is sent. */
  take(): readonly OutgoingEvent[] {
    const events = this.#events
    this.#events = []
    if (this.#touched.length > 0) events.push(this.#summary())
    return events
  }

  /** Tells what the server's clock says, since debugging ends by it. */
  noteServerTime(atMs: number): void {
    this.#serverTime = atMs
  }

  /** Lets every context be reported once more. */
  forgetContexts(): void {
    this.#seen.clear()
  }

  /** Events dropped since the last call. */
  takeDropped(): number {
    const dropped = this.#droppedEvents
    this.#droppedEvents = 0
    return dropped
  }

  /** Counts events that were lost after they left the buffer. */
  noteDropped(count: number): void {
    this.#droppedEvents += count
  }

  #summary(): OutgoingEvent {
    const features: [string, FlagSummary][] = []
    const counted = new Map<string, FlagSummary>()
    for (const entry of this.#touched) {
      const summary = entry.report()
      const other = counted.get(entry.key)
      // A flag that changed in between has an entry for each version.
      counted.set(entry.key, other === undefined ? summary : mergedSummary(other, summary))
    }
    features.push(...counted)
    this.#touched = []
    return {
      kind: 'summary',
      startDate: this.#startedAt,
      endDate: this.#options.now(),
      features: Object.fromEntries(features),
    }
  }

  #evaluationEvent(
    kind: 'feature' | 'debug',
    record: EvaluationRecord & { readonly reason: Reason | undefined; readonly flag: Flag; readonly now: number },
  ): OutgoingEvent {
    const { evaluation, flag, defaultValue, prerequisiteOf, reason } = record
    const { variation } = evaluation
    return {
      kind,
      creationDate: record.now,
      key: flag.key,
      context: this.#encode(record.context, kind === 'feature'),
      value: variation === undefined ? (defaultValue ?? null) : evaluation.value,
      default: defaultValue ?? null,
      ...(variation === undefined ? {} : { variation }),
      version: flag.version,
      ...(reason === undefined ? {} : { reason }),
      ...(prerequisiteOf === undefined ? {} : { prereqOf: prerequisiteOf }),
      ...((flag.samplingRatio ?? 1) === 1 ? {} : { samplingRatio: flag.samplingRatio }),
    }
  }

  #addIndex(context: Context): void {
    this.#add({ kind: 'index', creationDate: this.#options.now(), context: this.#encode(context) })
  }

  #encode(context: Context, reducesAnonymous = false): EventContext {
    return this.#options.contexts.encode(context, { reducesAnonymous })
  }

  #add(event: OutgoingEvent): void {
    if (this.#events.length < this.#options.capacity) {
      this.#events.push(event)
      return
    }
    this.#droppedEvents += 1
    this.#options.log.warn(
      'events-full',
      `More than ${this.#options.capacity} events wait to be sent: the rest is dropped. Raise events.capacity, or send more often.`,
    )
  }
}

function mergedSummary(first: FlagSummary, second: FlagSummary): FlagSummary {
  return {
    default: first.default,
    counters: [...first.counters, ...second.counters],
    contextKinds: [...new Set([...first.contextKinds, ...second.contextKinds])],
  }
}

/** One in `ratio`; none for 0. Source: wire protocol §10.4. */
function isSampled(ratio: number, random: () => number): boolean {
  if (ratio === 1) return true
  return ratio > 0 && random() * ratio < 1
}
