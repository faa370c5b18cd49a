import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noteServerTime, serverNow } from './server-time.ts'

const NOW = Date.parse('2026-09-01T08:00:00Z')
const HOUR = 3_600_000

beforeEach(() => vi.useFakeTimers({ now: NOW }))
afterEach(() => vi.useRealTimers())

const answerOf = (at: number): Response => new Response(null, { headers: { date: new Date(at).toUTCString() } })

test.each([
  ['the same clock', NOW, NOW],
  ['a second, which is the answer under way', NOW + 1_000, NOW],
  ['a server that is ahead', NOW + 2 * HOUR, NOW + 2 * HOUR],
  ['a server that is behind', NOW - 2 * HOUR, NOW - 2 * HOUR],
])('follows the server: %s', (_, at, expected) => {
  noteServerTime(answerOf(at))
  expect(serverNow()).toBe(expected)
})

test('an answer without a date changes nothing', () => {
  noteServerTime(answerOf(NOW + HOUR))
  noteServerTime(new Response(null))
  expect(serverNow()).toBe(NOW + HOUR)
})
