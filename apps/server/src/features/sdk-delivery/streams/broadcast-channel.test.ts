import { PassThrough } from 'node:stream'
import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { ChangeSet, LiveEnvironment } from '../../publishing/index.ts'
import { BroadcastChannel, type BroadcastStream } from './broadcast-channel.ts'
import { openingOnce } from './feed.ts'
import { MAX_UNSENT_BYTES, writeTo } from './sdk-stream.ts'

/** A feed of version numbers. */
const feed = openingOnce({
  opening: ({ version }) => Buffer.from(`[${version}]`),
  changed: ({ version }) => Buffer.from(`${version} `),
})

function setUp() {
  const environment = { version: 1, dataSet: {} }
  const channel = new BroadcastChannel(feed, environment as unknown as LiveEnvironment)
  return {
    channel,
    change(options: { items?: number; replacesAll?: boolean } = {}) {
      environment.version += 1
      environment.dataSet = {}
      const items = Array.from({ length: options.items ?? 1 }, () => ({}))
      void channel.changed({
        version: environment.version,
        items,
        replacesAll: options.replacesAll ?? false,
      } as unknown as ChangeSet)
    },
    join(): BroadcastStream {
      const stream = { ...fakeStream(), position: channel.position }
      writeTo(stream, channel.opening())
      channel.streams.add(stream)
      return stream
    },
  }
}

function fakeStream() {
  const socket = new PassThrough({ highWaterMark: 1 }) as unknown as Socket
  return { socket, owner: { environmentId: 'e', keyId: null, sdk: {} as never }, maxUnsentBytes: MAX_UNSENT_BYTES }
}

async function everythingOf(stream: { socket: Socket }): Promise<string> {
  let text = ''
  stream.socket.end()
  for await (const chunk of stream.socket) text += chunk
  return text
}

test('every stream gets every change once and in order, whenever it joined', async () => {
  const { channel, change, join } = setUp()
  const early = join()
  for (let round = 0; round < 3; round++) change()
  const late = join()
  for (let round = 0; round < 2; round++) change()
  await expect.poll(() => late.position).toBe(channel.position)
  expect(await everythingOf(early)).toBe('[1]2 3 4 5 6 ')
  expect(await everythingOf(late)).toBe('[4]5 6 ')
})

test('a large change, or one that went back, starts over', async () => {
  const { change, join, channel } = setUp()
  const stream = join()
  change({ items: 100 })
  change({ items: 101 })
  change({ replacesAll: true })
  await expect.poll(() => stream.position).toBe(channel.position)
  expect(await everythingOf(stream)).toBe('[1]2 [3][4]')
})

test('a reader that does not read is cut off, and the others are not', () => {
  const stuck = fakeStream()
  const reading = fakeStream()
  const bytes = Buffer.alloc(MAX_UNSENT_BYTES / 4)
  for (let round = 0; round < 10; round++) {
    writeTo(stuck, bytes)
    writeTo(reading, bytes)
    while (reading.socket.read() !== null);
  }
  expect(stuck.socket.destroyed).toBe(true)
  expect(reading.socket.destroyed).toBe(false)
})
