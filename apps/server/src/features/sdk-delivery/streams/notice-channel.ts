import type { Channel } from './channel.ts'
import { writeTo, type SdkStream } from './sdk-stream.ts'
import { forEachInSlices } from './time-slices.ts'

/** How long changes are gathered before readers are told: each of them polls then. */
const GATHER_MS = 100

/** Streams of one environment that only tell when something has changed. */
export class NoticeChannel implements Channel<SdkStream> {
  readonly streams = new Set<SdkStream>()
  private readonly notice: Buffer
  private isWaiting = false

  constructor(notice: Buffer) {
    this.notice = notice
  }

  changed(): void {
    if (this.isWaiting || this.streams.size === 0) return
    this.isWaiting = true
    setTimeout(() => {
      this.isWaiting = false
      void forEachInSlices(this.streams, (stream) => writeTo(stream, this.notice))
    }, GATHER_MS).unref()
  }
}
