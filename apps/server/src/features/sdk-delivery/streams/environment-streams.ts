import type { ChangeSet, LiveEnvironment } from '../../publishing/index.ts'
import { BroadcastChannel } from './broadcast-channel.ts'
import type { Channel } from './channel.ts'
import { ClientChannel } from './client-channel.ts'
import type { Feed } from './feed.ts'
import { NoticeChannel } from './notice-channel.ts'
import type { SdkStream } from './sdk-stream.ts'

/** Called when a change set is on its way to all streams that it concerns. */
export type OnDelivered = (changes: Pick<ChangeSet, 'environmentId' | 'version'>, streams: number) => void

/** All streams of one environment, by what they read. */
export class EnvironmentStreams {
  readonly client: ClientChannel
  private readonly environment: LiveEnvironment
  private readonly broadcasts = new Map<Feed, BroadcastChannel>()
  private readonly notices = new Map<Buffer, NoticeChannel>()

  constructor(environment: LiveEnvironment, onDelivered: OnDelivered) {
    this.environment = environment
    this.client = new ClientChannel(environment)
    environment.subscribe((changes) => {
      const telling = this.channels().map((channel) => channel.changed(changes))
      void Promise.all(telling).then((told) => onDelivered(changes, sum(told)))
    })
  }

  /** The streams that read `feed`. */
  broadcast(feed: Feed): BroadcastChannel {
    return valueOf(this.broadcasts, feed, () => new BroadcastChannel(feed, this.environment))
  }

  /** The streams that get `notice` when something has changed. */
  noticing(notice: Buffer): NoticeChannel {
    return valueOf(this.notices, notice, () => new NoticeChannel(notice))
  }

  private channels(): Pick<Channel<SdkStream>, 'changed'>[] {
    return [...this.broadcasts.values(), this.client, ...this.notices.values()]
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function valueOf<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) {
    value = create()
    map.set(key, value)
  }
  return value
}
