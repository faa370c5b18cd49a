import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import type { LiveEnvironment } from '../../publishing/index.ts'
import type { SdkInventoryService } from '../../sdk-inventory/index.ts'
import type { Channel } from './channel.ts'
import { EnvironmentStreams, type OnDelivered } from './environment-streams.ts'
import { Heartbeats } from './heartbeats.ts'
import { MAX_UNSENT_BYTES, type SdkStream, type StreamOwner } from './sdk-stream.ts'
import { startStream } from './stream-opening.ts'

/** Streams that are ended together at shutdown, and how long until the next ones: SDKs come back at once elsewhere. */
const SHUTDOWN_BATCH = 100
const SHUTDOWN_PAUSE_MS = 20

export interface NewStream<Stream extends SdkStream> {
  readonly channel: Channel<Stream>
  readonly owner: StreamOwner
  /** The first bytes. */
  readonly opening: Buffer
  /** What the channel keeps per stream. */
  readonly state: Omit<Stream, keyof SdkStream>
}

/** All open streams of this node. */
export class StreamRegistry {
  private readonly environments = new WeakMap<LiveEnvironment, EnvironmentStreams>()
  private readonly streams = new Set<SdkStream>()
  private readonly heartbeats = new Heartbeats()
  private readonly inventory: SdkInventoryService
  private readonly onDelivered: OnDelivered

  constructor(inventory: SdkInventoryService, onDelivered: OnDelivered) {
    this.inventory = inventory
    this.onDelivered = onDelivered
  }

  start(): void {
    this.heartbeats.start()
  }

  get size(): number {
    return this.streams.size
  }

  of(environment: LiveEnvironment): EnvironmentStreams {
    let streams = this.environments.get(environment)
    if (streams === undefined) {
      streams = new EnvironmentStreams(environment, this.onDelivered)
      this.environments.set(environment, streams)
    }
    return streams
  }

  /** Answers a request with a stream that follows a channel until either side closes it. */
  open<Stream extends SdkStream>(reply: FastifyReply, { channel, owner, opening, state }: NewStream<Stream>): void {
    const socket = startStream(reply, opening)
    if (socket === null) return
    const stream = { socket, owner, maxUnsentBytes: MAX_UNSENT_BYTES + opening.length, ...state } as Stream
    const connection = { environmentId: owner.environmentId, identity: owner.sdk }
    const stopHeartbeats = this.heartbeats.add(stream)
    channel.streams.add(stream)
    this.streams.add(stream)
    this.inventory.recordConnection(connection)
    socket.once('close', () => {
      stopHeartbeats()
      channel.streams.delete(stream)
      this.streams.delete(stream)
      this.inventory.recordDisconnect(connection)
    })
  }

  /** Ends the streams of owners that may no longer read. */
  endWhere(matches: (owner: StreamOwner) => boolean): void {
    for (const stream of this.streams) if (matches(stream.owner)) stream.socket.end()
  }

  /** Ends all streams, some at a time. */
  async shutDown(): Promise<void> {
    this.heartbeats.stop()
    const streams = [...this.streams]
    for (let start = 0; start < streams.length; start += SHUTDOWN_BATCH) {
      if (start > 0) await wait(SHUTDOWN_PAUSE_MS)
      for (const { socket } of streams.slice(start, start + SHUTDOWN_BATCH)) socket.end()
    }
  }
}
