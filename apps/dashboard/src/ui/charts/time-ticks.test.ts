import { expect, test } from 'vitest'
import { createZoneClock, timeTicks, type TimeTickOptions } from './time-ticks.ts'

const HOUR = 3_600_000
const labels = (options: Omit<TimeTickOptions, 'from' | 'to' | 'locale'> & { from: string; to: string }) =>
  timeTicks({ ...options, from: Date.parse(options.from), to: Date.parse(options.to), locale: 'en-US' }).map(
    ({ at, label }) => `${new Date(at).toISOString().slice(5, 16)} ${label}`,
  )

test('shows the clock of the zone, not of the browser', () => {
  expect(labels({ from: '2026-09-21T22:00Z', to: '2026-09-22T10:00Z', zone: 'America/Chicago', most: 5 })).toEqual([
    '09-21T23:00 18:00',
    '09-22T02:00 21:00',
    '09-22T05:00 Sep 22',
    '09-22T08:00 03:00',
  ])
})

test('keeps to whole hours of zones with half hours', () => {
  expect(labels({ from: '2026-09-21T00:00Z', to: '2026-09-21T04:00Z', zone: 'Asia/Kolkata', most: 5 })).toEqual([
    '09-21T00:30 06:00',
    '09-21T01:30 07:00',
    '09-21T02:30 08:00',
    '09-21T03:30 09:00',
  ])
})

test('has no tick for an hour that is skipped', () => {
  expect(labels({ from: '2026-03-08T06:00Z', to: '2026-03-08T10:00Z', zone: 'America/Chicago', most: 5 })).toEqual([
    '03-08T06:00 Mar 8',
    '03-08T07:00 01:00',
    '03-08T08:00 03:00',
    '03-08T09:00 04:00',
    '03-08T10:00 05:00',
  ])
})

test('has one tick for an hour that comes twice', () => {
  expect(labels({ from: '2026-11-01T05:00Z', to: '2026-11-01T09:00Z', zone: 'America/Chicago', most: 5 })).toEqual([
    '11-01T05:00 Nov 1',
    '11-01T06:00 01:00',
    '11-01T08:00 02:00',
    '11-01T09:00 03:00',
  ])
})

test('puts days on midnight before and after the clock changes', () => {
  expect(labels({ from: '2026-10-24T00:00Z', to: '2026-10-28T00:00Z', zone: 'Europe/Berlin', most: 6 })).toEqual([
    '10-24T22:00 Oct 25',
    '10-25T23:00 Oct 26',
    '10-26T23:00 Oct 27',
    '10-27T23:00 Oct 28',
  ])
})

test('begins a day whose midnight is skipped with its first instant', () => {
  // Beirut, 2026-03-29: 00:00 does not exist, the day begins at 01:00.
  const clock = createZoneClock('Asia/Beirut')
  const wall = Date.UTC(2026, 2, 29)
  expect(clock.instantOf(wall, { isDay: false })).toBeNull()
  expect(clock.instantOf(wall, { isDay: true })).toBe(Date.parse('2026-03-28T22:00Z'))
})

test('weeks begin on Monday, months on the first', () => {
  expect(labels({ from: '2026-09-01T00:00Z', to: '2026-10-01T00:00Z', zone: 'UTC', most: 5 })).toEqual([
    '09-07T00:00 Sep 7',
    '09-14T00:00 Sep 14',
    '09-21T00:00 Sep 21',
    '09-28T00:00 Sep 28',
  ])
  expect(labels({ from: '2026-11-15T00:00Z', to: '2027-03-15T00:00Z', zone: 'UTC', most: 6 })).toEqual([
    '12-01T00:00 Dec',
    '01-01T00:00 2027',
    '02-01T00:00 Feb',
    '03-01T00:00 Mar',
  ])
})

test.each([2, 4, 8, 12])('never more than %i and one, whatever the range', (most) => {
  const from = Date.parse('2026-03-01T03:17Z')
  for (let hours = 0.1; hours < 24 * 1_000; hours *= 1.7) {
    const ticks = timeTicks({ from, to: from + hours * HOUR, zone: 'America/St_Johns', most })
    expect(ticks.length).toBeLessThanOrEqual(most + 1)
  }
})

test('an empty range has no ticks', () => {
  expect(timeTicks({ from: 0, to: 0, zone: 'UTC', most: 5 })).toEqual([])
  expect(timeTicks({ from: HOUR, to: 0, zone: 'UTC', most: 5 })).toEqual([])
})
