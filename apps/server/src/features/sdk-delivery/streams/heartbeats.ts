import { HEARTBEAT_FRAME } from '@guidon/launchdarkly'
import { writeTo, type SdkStream } from './sdk-stream.ts'

/** Seconds between two heartbeats of a stream: proxies cut silent connections after 60. */
const PERIOD_SECONDS = 30

const FRAME = Buffer.from(HEARTBEAT_FRAME)

/** Keeps streams open. One timer for all; each stream has a random second of the period, so that the load is even. */
export class Heartbeats {
  private readonly slots = Array.from({ length: PERIOD_SECONDS }, () => new Set<SdkStream>())
  private second = 0
  private timer: NodeJS.Timeout | undefined

  start(): void {
    this.timer = setInterval(() => this.beat(), 1_000).unref()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** Returns a function that removes the stream. */
  add(stream: SdkStream): () => void {
    const slot = this.slots[Math.floor(Math.random() * PERIOD_SECONDS)]!
    slot.add(stream)
    return () => slot.delete(stream)
  }

  private beat(): void {
    this.second = (this.second + 1) % PERIOD_SECONDS
    for (const stream of this.slots[this.second]!) writeTo(stream, FRAME)
  }
}
