import type { ChangeSet, LiveEnvironment } from '../../publishing/index.ts'
import type { Channel } from './channel.ts'
import type { Feed } from './feed.ts'
import { writeTo, type SdkStream } from './sdk-stream.ts'
import { forEachInSlices } from './time-slices.ts'

/** A stream that gets what others get. */
export interface BroadcastStream extends SdkStream {
  /** Number of the channel's last frame that this stream has. */
  position: number
}

/** Streams of one environment that read the same bytes: each frame is encoded once. */
export class BroadcastChannel implements Channel<BroadcastStream> {
  readonly streams = new Set<BroadcastStream>()
  private readonly feed: Feed
  private readonly environment: LiveEnvironment
  private waiting: Buffer[] = []
  private newest = 0
  private sending: Promise<number> | null = null

  constructor(feed: Feed, environment: LiveEnvironment) {
    this.feed = feed
    this.environment = environment
  }

  /** The bytes with which a stream starts that opens now. */
  opening(): Buffer {
    return this.feed.opening(this.environment)
  }

  /** The position of a stream that opens now. */
  get position(): number {
    return this.newest
  }

  changed(changes: ChangeSet): Promise<number> {
    if (this.streams.size === 0) return Promise.resolve(0)
    const frame = this.feed.changed(changes, this.environment)
    if (frame === null) return Promise.resolve(0)
    this.waiting.push(frame)
    this.newest += 1
    this.sending ??= this.send().finally(() => (this.sending = null))
    return this.sending
  }

  /** One round at a time, so that every stream gets frames in their order; what arrives meanwhile goes next. */
  private async send(): Promise<number> {
    let told = 0
    while (this.waiting.length > 0) {
      const frames = this.waiting
      const last = this.newest
      this.waiting = []
      told = 0
      const all = Buffer.concat(frames)
      await forEachInSlices(this.streams, (stream) => {
        const missing = last - stream.position
        // A stream that opened after some of these changes began with them.
        const bytes = missing >= frames.length ? all : Buffer.concat(frames.slice(frames.length - Math.max(missing, 0)))
        if (bytes.length > 0 && writeTo(stream, bytes)) told += 1
        stream.position = Math.max(stream.position, last)
      })
    }
    return told
  }
}
