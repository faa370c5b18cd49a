import type { OutgoingEvent } from './event-buffer.ts'
import type { TroubleLog } from './logger.ts'
import type { Platform, PlatformResponse } from './platform.ts'

/** Where events go. */
export interface EventSenderOptions {
  readonly platform: Platform
  /** Of analytics events. */
  readonly url: string
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>
  readonly log: TroubleLog
  /** Events that wait after failed attempts; the oldest are dropped past that. */
  readonly capacity: number
  /** Told what the server's clock says. */
  readonly onServerTime: (atMs: number) => void
  /** Told how many events were lost. */
  readonly onDropped: (count: number) => void
}

interface Batch {
  /** The same on every attempt, so that the server counts a batch once that it had before its answer was lost. */
  readonly id: string
  readonly events: readonly OutgoingEvent[]
}

type Outcome = 'sent' | 'retry' | 'split' | 'refused'

const ATTEMPT_MS = 10_000
/** The server refuses bodies of 20 MiB; events of a kilobyte each stay far below. */
const MAX_EVENTS_OF_BATCH = 5_000
const COMPRESS_FROM = 1_024

/** Sends events in order. What cannot be sent waits for the next call; nothing is lost while the server is away. */
export class EventSender {
  readonly #options: EventSenderOptions
  #outbox: Batch[] = []
  #isRefused = false
  #sending: Promise<void> = Promise.resolve()

  constructor(options: EventSenderOptions) {
    this.#options = options
  }

  /** Sends the events, after those that wait. Never rejects. Resolves when an attempt was made for everything. */
  send(events: readonly OutgoingEvent[]): Promise<void> {
    for (let start = 0; start < events.length; start += MAX_EVENTS_OF_BATCH) {
      this.#put({ id: this.#options.platform.uuid(), events: events.slice(start, start + MAX_EVENTS_OF_BATCH) })
    }
    this.#sending = this.#sending.then(() => this.#drain())
    return this.#sending
  }

  async #drain(): Promise<void> {
    while (!this.#isRefused) {
      const batch = this.#outbox[0]
      if (batch === undefined) return
      const outcome = await this.#attempt(batch)
      if (outcome === 'retry') return
      if (this.#outbox[0] === batch) this.#outbox.shift()
      if (outcome === 'split') this.#split(batch)
      if (outcome === 'refused') this.#refuse()
    }
  }

  async #attempt({ id, events }: Batch): Promise<Outcome> {
    const { platform, url, headers } = this.#options
    const cancel = new AbortController()
    const stopTimer = platform.setTimer(() => cancel.abort(), ATTEMPT_MS)
    try {
      const text = JSON.stringify(events)
      const gzipped = text.length >= COMPRESS_FROM ? await platform.gzip?.(text) : undefined
      const response = await platform.send({
        method: 'POST',
        url,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'x-launchdarkly-event-schema': '4',
          'x-launchdarkly-payload-id': id,
          ...(gzipped === undefined ? {} : { 'content-encoding': 'gzip' }),
        },
        body: gzipped ?? text,
        signal: cancel.signal,
      })
      response.discard()
      return this.#outcome(response)
    } catch (error) {
      this.#options.log.warn('events-failed', `Events were not sent and wait for the next attempt: ${messageOf(error)}`)
      return 'retry'
    } finally {
      stopTimer()
    }
  }

  #outcome(response: PlatformResponse): Outcome {
    const { status } = response
    const serverTime = Date.parse(response.header('date') ?? '')
    if (serverTime > 0) this.#options.onServerTime(serverTime)
    if (status >= 200 && status < 300) return 'sent'
    if (status === 413) return 'split'
    if (status === 400 || status === 408 || status === 429 || status >= 500) {
      this.#options.log.warn(
        'events-failed',
        `The server answered ${status} to events; they wait for the next attempt.`,
      )
      return 'retry'
    }
    return 'refused'
  }

  /** Too large a batch goes in halves. One event that is too large by itself is dropped. */
  #split({ events }: Batch): void {
    const { platform, log, onDropped } = this.#options
    if (events.length <= 1) {
      log.warn('event-too-large', `The server refused a "${events[0]?.kind ?? ''}" event as too large: it is dropped.`)
      onDropped(events.length)
      return
    }
    const middle = Math.ceil(events.length / 2)
    const halves = [events.slice(0, middle), events.slice(middle)]
    this.#outbox.unshift(...halves.map((half) => ({ id: platform.uuid(), events: half })))
  }

  /** The key is refused: events would be refused for as long as the process runs. */
  #refuse(): void {
    this.#isRefused = true
    const lost = this.#outbox.reduce((sum, { events }) => sum + events.length, 0)
    this.#outbox = []
    this.#options.onDropped(lost)
    this.#options.log.error(
      'events-refused',
      'The server refuses events with this key: none are sent any more. Check the key.',
    )
  }

  #put(batch: Batch): void {
    if (this.#isRefused) {
      this.#options.onDropped(batch.events.length)
      return
    }
    this.#outbox.push(batch)
    let waiting = this.#outbox.reduce((sum, { events }) => sum + events.length, 0)
    while (waiting > this.#options.capacity && this.#outbox.length > 1) {
      const dropped = this.#outbox.shift()?.events.length ?? 0
      waiting -= dropped
      this.#options.onDropped(dropped)
      this.#options.log.warn('outbox-full', `The server has been away for long: the oldest events are dropped.`)
    }
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
