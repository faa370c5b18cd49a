import { expect, test } from 'vitest'
import { describeSeries, lastMeasured, styleSeries } from './chart-series.ts'

const series = (name: string, values: (number | null)[]) => ({ id: name, name, values })
const wording = { title: 'Evaluations', span: 'last hour', formatValue: (value: number) => `${value}/s` }

test('says in a sentence what the lines show', () => {
  expect(describeSeries([series('true', [5, 1, 9, 3, null]), series('false', [null])], wording)).toBe(
    'Evaluations, last hour. true: 3/s at the end, between 1/s and 9/s; false: nothing measured.',
  )
  expect(describeSeries([], wording)).toBe('Evaluations, last hour. Nothing measured.')
})

test('four lines differ in colour, dash and shape; what is chosen stays', () => {
  const styled = styleSeries(['a', 'b', 'c', 'd'].map((name) => series(name, [])))
  for (const key of ['color', 'dash', 'shape'] as const) expect(new Set(styled.map((one) => one[key])).size).toBe(4)
  expect(styleSeries([{ ...series('a', []), color: 'red', shape: 'diamond' }])[0]).toMatchObject({
    color: 'red',
    shape: 'diamond',
  })
})

test('a line ends where it was last measured', () => {
  expect(lastMeasured([1, 2, null])).toBe(1)
  expect(lastMeasured([null])).toBe(-1)
})
