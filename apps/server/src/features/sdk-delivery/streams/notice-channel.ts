import { setTimeout as wait } from 'node:timers/promises'
import type { Channel } from './channel.ts'
import { writeTo, type SdkStream } from './sdk-stream.ts'
import { forEachInSlices } from './time-slices.ts'

/** How long changes are gathered before readers are told: each of them polls then. */
const GATHER_MS = 100

/** Streams of one environment that only tell when something has changed. */
export class NoticeChannel implements Channel<SdkStream> {
  readonly streams = new Set<SdkStream>()
  private readonly notice: Buffer
  private waiting: Promise<number> | null = null

  constructor(notice: Buffer) {
    this.notice = notice
  }

  changed(): Promise<number> {
    if (this.streams.size === 0) return Promise.resolve(0)
    this.waiting ??= this.sendSoon()
    return this.waiting
  }

  private async sendSoon(): Promise<number> {
    await wait(GATHER_MS, undefined, { ref: false })
    this.waiting = null
    let told = 0
    await forEachInSlices(this.streams, (stream) => {
      if (writeTo(stream, this.notice)) told += 1
    })
    return told
  }
}
