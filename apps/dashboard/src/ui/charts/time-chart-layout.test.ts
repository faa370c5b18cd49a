import { expect, test } from 'vitest'
import { styleSeries } from './chart-series.ts'
import { layoutTimeChart, type TimeChartInput } from './time-chart-layout.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-09-21T00:00Z')
const instants = Array.from({ length: 25 }, (_, hour) => START + hour * HOUR)
const flat = (id: string, value: number) => ({ id, name: id, values: instants.map(() => value) })
const layout = (changes: Partial<TimeChartInput> = {}) =>
  layoutTimeChart({
    width: 600,
    height: 180,
    instants,
    series: styleSeries([flat('true', 40), flat('false', 41)]),
    isStacked: false,
    fromZero: true,
    threshold: undefined,
    hasMarkers: false,
    zone: 'UTC',
    formatValue: String,
    ...changes,
  })

test('time runs from the left to the right edge, values from the bottom to the top', () => {
  const { x, y, left, right, top, bottom, valueTicks } = layout()
  expect([x(instants[0]!), x(instants.at(-1)!)]).toEqual([left, right])
  expect(valueTicks[0]).toMatchObject({ y: bottom, label: '0' })
  expect(valueTicks.at(-1)).toMatchObject({ y: top })
  expect(y(0)).toBe(bottom)
})

test('labels of lines and limit that end at the same height do not overlap', () => {
  const { ends, threshold } = layout({ threshold: { value: 40.5, label: 'limit' } })
  const places = [...ends.map(({ labelY }) => labelY), threshold!.labelY].toSorted((one, other) => one - other)
  expect(places[1]! - places[0]!).toBeGreaterThanOrEqual(12.99)
  expect(places[2]! - places[1]!).toBeGreaterThanOrEqual(12.99)
})

test('a stack reaches to the sum, and its labels stand in the middle of the layers', () => {
  const { y, top, bands, ends, valueTicks } = layout({ isStacked: true })
  expect(bands[1]!.high[0]).toBe(81)
  expect(y(81)).toBeGreaterThanOrEqual(top)
  expect(ends[0]!.y).toBeCloseTo(y(20))
  expect(ends[1]!.y).toBeCloseTo(y(60.5))
  expect(valueTicks.at(-1)!.label).toBe('100')
})

test('a band and a limit are inside the picture', () => {
  const band = { low: instants.map(() => -30), high: instants.map(() => 70) }
  const { y, top, bottom } = layout({
    series: styleSeries([{ ...flat('difference', 5), band }]),
    threshold: { value: 130, label: 'limit' },
    fromZero: false,
  })
  expect(y(-30)).toBeLessThanOrEqual(bottom)
  expect(y(130)).toBeGreaterThanOrEqual(top)
})

test('long names are cut to the room that they get', () => {
  const { ends, right } = layout({ width: 300, series: styleSeries([flat('a-very-long-name-of-a-variation', 1)]) })
  expect(right).toBeGreaterThanOrEqual(210)
  expect(ends[0]!.label).toMatch(/^a-very-l.*…$/)
  expect(layout({ series: styleSeries([flat('control', 1)]) }).ends[0]!.label).toBe('control')
})

test.each([
  ['nothing at all', { instants: [], series: [] }],
  ['one instant', { instants: [START], series: styleSeries([{ id: 'a', name: 'a', values: [3] }]) }],
  ['no value', { series: styleSeries([{ id: 'a', name: 'a', values: instants.map(() => null) }]) }],
  ['no room', { width: 10, height: 30 }],
])('%s can be drawn', (_, changes) => {
  const { x, y, left, right } = layout(changes)
  expect(Number.isFinite(x(START))).toBe(true)
  expect(Number.isFinite(y(0))).toBe(true)
  expect(right).toBeGreaterThan(left)
})
