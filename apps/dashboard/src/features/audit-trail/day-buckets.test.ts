import { expect, test } from 'vitest'
import { dayBuckets } from './day-buckets.ts'

const day = (date: number): number => new Date(2026, 2, date).getTime()
const days = [
  { startsAt: day(1), count: 3 },
  { startsAt: day(4), count: 2 },
]

test('days without entries are there too, until today', () => {
  const buckets = dayBuckets(days, { now: day(5) + 1, maxBuckets: 10, minDays: 1 })
  expect(buckets.map(({ count }) => count)).toEqual([3, 0, 0, 2, 0])
  expect(buckets[0]).toEqual({ from: day(1), to: day(2), count: 3 })
})

test('too many days are put together, the last bucket whole', () => {
  expect(dayBuckets(days, { now: day(5), maxBuckets: 3, minDays: 1 })).toEqual([
    { from: day(1), to: day(2), count: 3 },
    { from: day(2), to: day(4), count: 0 },
    { from: day(4), to: day(6), count: 2 },
  ])
})

test('nothing gives nothing', () => {
  expect(dayBuckets([], { now: day(5), maxBuckets: 3, minDays: 1 })).toEqual([])
  expect(dayBuckets(days, { now: day(5), maxBuckets: 0, minDays: 1 })).toEqual([])
})

test('a short time is shown with the days before it', () => {
  const buckets = dayBuckets([{ startsAt: day(5), count: 1 }], { now: day(5) + 1, maxBuckets: 10, minDays: 4 })
  expect(buckets.map(({ from, count }) => [from, count])).toEqual([
    [day(2), 0],
    [day(3), 0],
    [day(4), 0],
    [day(5), 1],
  ])
})
