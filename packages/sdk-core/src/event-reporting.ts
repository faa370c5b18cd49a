import { createDiagnostics, type SdkName } from './diagnostics.ts'
import { EventBuffer } from './event-buffer.ts'
import { createContextEncoder, type PrivacyOptions } from './event-context.ts'
import { EventSender } from './event-sender.ts'
import type { TroubleLog } from './logger.ts'
import type { Platform } from './platform.ts'

/** What a client tells the server about evaluations. */
export interface EventOptions extends PrivacyOptions {
  /** @default 5_000 */
  readonly flushIntervalMs?: number
  /** Events kept until they are sent; counts of evaluations are kept in any case. @default 10_000 */
  readonly capacity?: number
}

/** What `startEventReporting` works with. */
export interface EventReportingOptions {
  readonly platform: Platform
  readonly log: TroubleLog
  /** Base address of the server. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly sdkKey: string
  readonly sdk: SdkName
  readonly configuration: Readonly<Record<string, boolean | number | string>>
  readonly events: EventOptions
}

/** Events on their way to the server. */
export interface EventReporting {
  readonly buffer: EventBuffer
  /** Resolves after one attempt to send everything. Never rejects. */
  flush(): Promise<void>
  /** Stops the regular reports; what is in the buffer stays there for a last `flush`. */
  close(): void
}

const FORGET_CONTEXTS_MS = 300_000
const DIAGNOSTICS_MS = 900_000

/** Starts to send what a buffer collects, at regular times. */
export function startEventReporting(options: EventReportingOptions): EventReporting {
  const { platform, log, url, headers, events } = options
  const capacity = events.capacity ?? 10_000
  const buffer = new EventBuffer({
    capacity,
    contexts: createContextEncoder(events),
    log,
    now: platform.now,
    random: platform.random,
  })
  const sender = new EventSender({
    platform,
    url: `${url}/bulk`,
    headers,
    log,
    capacity: capacity * 2,
    onServerTime: (atMs) => buffer.noteServerTime(atMs),
    onDropped: (count) => buffer.noteDropped(count),
  })
  const diagnostics = createDiagnostics({ ...options, takeDropped: () => buffer.takeDropped() })
  const flush = (): Promise<void> => sender.send(buffer.take())
  const stops = [
    repeat(platform, events.flushIntervalMs ?? 5_000, () => void flush()),
    repeat(platform, FORGET_CONTEXTS_MS, () => buffer.forgetContexts()),
    repeat(platform, DIAGNOSTICS_MS, () => void postDiagnostics(diagnostics.periodic())),
  ]
  void postDiagnostics(diagnostics.initial())

  /** Nobody waits for diagnostics, and nobody misses them. */
  async function postDiagnostics(event: object): Promise<void> {
    try {
      const response = await platform.send({
        method: 'POST',
        url: `${url}/diagnostic`,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(event),
        signal: AbortSignal.timeout(10_000),
      })
      response.discard()
    } catch {
      log.debug('Diagnostics were not sent.')
    }
  }

  return {
    buffer,
    flush,
    close() {
      for (const stop of stops) stop()
    },
  }
}

function repeat(platform: Platform, ms: number, run: () => void): () => void {
  let stop = platform.setTimer(tick, ms)
  function tick(): void {
    stop = platform.setTimer(tick, ms)
    run()
  }
  return () => stop()
}
