import { expect, test } from 'vitest'
import { valueScale } from './value-scale.ts'

test.each([
  ['counts begin at 0', { values: [12, 87] }, [0, 20, 40, 60, 80, 100]],
  ['gaps are nothing', { values: [null, 4, undefined, Number.NaN] }, [0, 1, 2, 3, 4]],
  ['differences go below 0', { values: [-18, 12], fromZero: false }, [-20, -15, -10, -5, 0, 5, 10, 15]],
  ['a flat line has room', { values: [5, 5], fromZero: false }, [0, 2, 4, 6, 8, 10]],
  ['a flat line below 0 has room', { values: [-5], fromZero: false }, [-10, -8, -6, -4, -2, 0]],
  ['nothing is drawn on 0 to 1', { values: [] }, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ['only zeros', { values: [0, 0] }, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ['nothing, without 0', { values: [null], fromZero: false }, [0, 0.2, 0.4, 0.6, 0.8, 1]],
])('%s', (_, options, ticks) => {
  const scale = valueScale({ ...options, most: 5 })
  expect(scale.ticks.map((tick) => Number(tick.toFixed(6)))).toEqual(ticks)
  expect([scale.low, scale.high]).toEqual([ticks[0], ticks.at(-1)])
})
