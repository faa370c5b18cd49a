import { describe, expect, test } from 'vitest'
import { InvalidTimeRangeError } from './evaluations-errors.ts'
import { minuteOf, seriesRange, type AskedRange } from './evaluations-rules.ts'
import { mergeTotals, type EvaluationTotal } from './evaluation-total.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOW = 20_000 * DAY + 5 * HOUR + 30 * MINUTE + 7

describe('counts an evaluation in the minute', () => {
  const received = NOW / MINUTE
  test.each<[string, number | null, number]>([
    ['that the SDK says', NOW - HOUR, received - 60],
    ['of arrival when the SDK says nothing', null, received],
    ['of arrival when the SDK is a day late', NOW - DAY, received],
    ['that the SDK says when it is almost a day late', NOW - DAY + MINUTE, received - 24 * 60 + 1],
    ['of arrival when the SDK lives in the future', NOW + 5 * MINUTE, received],
    ['that the SDK says when it is slightly ahead', NOW + MINUTE, received + 1],
  ])('%s', (_, at, minute) => expect(minuteOf(at, NOW)).toBe(Math.floor(minute)))
})

describe('chooses the steps of a series', () => {
  test.each<[string, AskedRange, { from: number; to: number; resolution: string }]>([
    ['hours of one day by default', {}, { from: NOW - DAY, to: NOW, resolution: 'hour' }],
    ['minutes for a few hours', { from: NOW - 4 * HOUR }, { from: NOW - 4 * HOUR, to: NOW, resolution: 'minute' }],
    [
      'hours for a few hours long ago',
      { from: NOW - 9 * DAY, to: NOW - 9 * DAY + HOUR },
      { from: NOW - 9 * DAY, to: NOW - 9 * DAY + HOUR, resolution: 'hour' },
    ],
    ['days for a month', { from: NOW - 30 * DAY }, { from: NOW - 30 * DAY, to: NOW, resolution: 'day' }],
    [
      'what is asked for',
      { from: NOW - DAY, resolution: 'minute' },
      { from: NOW - DAY, to: NOW, resolution: 'minute' },
    ],
  ])('%s', (_, asked, { from, to, resolution }) => {
    const step = { minute: MINUTE, hour: HOUR, day: DAY }[resolution]!
    expect(seriesRange(asked, NOW)).toEqual({ from: Math.floor(from / step) * step, to, resolution, stepMs: step })
  })

  test.each<[string, AskedRange]>([
    ['an end before its start', { from: 10, to: 9 }],
    ['no time at all', { from: 10, to: 10 }],
    ['minutes that are no longer kept', { from: NOW - 3 * DAY, to: NOW - 3 * DAY + HOUR, resolution: 'minute' }],
  ])('and refuses %s', (_, asked) => expect(() => seriesRange(asked, NOW)).toThrow(InvalidTimeRangeError))
})

test('merges totals of the same row, and sorts them the same way for everyone', () => {
  const total: EvaluationTotal = {
    environmentId: 'e',
    flagKey: 'f',
    minute: 1,
    variation: 0,
    version: 1,
    application: '',
    sdk: 's',
    count: 1,
  }
  const others = [
    { ...total, variation: null },
    { ...total, version: null },
    { ...total, minute: 2 },
    { ...total, application: 'a' },
    { ...total, sdk: 't' },
    { ...total, flagKey: 'g' },
    { ...total, environmentId: 'd' },
  ]
  const merged = mergeTotals([total, ...others, total, { ...total, count: 5 }])
  expect(merged).toHaveLength(8)
  expect(merged).toContainEqual({ ...total, count: 7 })
  expect(mergeTotals([...others.toReversed(), { ...total, count: 7 }])).toEqual(merged)
})
