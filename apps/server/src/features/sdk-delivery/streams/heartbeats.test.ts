import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Heartbeats } from './heartbeats.ts'
import type { SdkStream } from './sdk-stream.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function fakeStream() {
  const written: string[] = []
  const socket = { destroyed: false, writableLength: 0, write: (bytes: Buffer) => written.push(bytes.toString()) }
  return { written, stream: { socket, maxUnsentBytes: 0 } as unknown as SdkStream }
}

test('each stream hears a comment every 30 seconds, until it is removed', () => {
  const heartbeats = new Heartbeats()
  const streams = Array.from({ length: 100 }, fakeStream)
  const removals = streams.map(({ stream }) => heartbeats.add(stream))
  heartbeats.start()
  vi.advanceTimersByTime(10_000)
  const early = streams.filter(({ written }) => written.length === 1)
  expect(early.length).toBeGreaterThan(0)
  expect(early.length).toBeLessThan(100)
  vi.advanceTimersByTime(50_000)
  for (const { written } of streams) expect(written).toEqual([':\n\n', ':\n\n'])
  for (const remove of removals) remove()
  vi.advanceTimersByTime(60_000)
  heartbeats.stop()
  for (const { written } of streams) expect(written).toHaveLength(2)
})
