import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  equalWeights,
  formatPercent,
  giveWeight,
  parsePercent,
  remainingWeight,
  setWeight,
  takeRemaining,
  WHOLE_WEIGHT,
} from './percentage-weights.ts'

const weight = fc.integer({ min: 0, max: WHOLE_WEIGHT })

test.each([
  ['0', 0],
  ['100', 100_000],
  ['12.5', 12_500],
  ['12,5 %', 12_500],
  [' 33.333 ', 33_333],
  ['0.001', 1],
  ['0.29', 290],
  ['5.', 5_000],
  ['100.001', null],
  ['101', null],
  ['-1', null],
  ['1.2345', null],
  ['1e2', null],
  ['.5', null],
  ['', null],
  ['half', null],
])('%j is %j', (text, expected) => {
  expect(parsePercent(text)).toBe(expected)
})

test('what is written can be read again, to the thousandth', () => {
  fc.assert(fc.property(weight, (each) => parsePercent(formatPercent(each)) === each))
})

test('too much is written with a minus', () => {
  expect(formatPercent(-1_500)).toBe('-1.5')
})

test('equal parts are a whole and differ by a thousandth at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
      const weights = equalWeights(count)
      expect(remainingWeight(weights)).toBe(0)
      expect(Math.max(...weights) - Math.min(...weights)).toBeLessThanOrEqual(1)
    }),
  )
  expect(equalWeights(3)).toEqual([33_334, 33_333, 33_333])
})

test('the remaining goes to one, the others stay', () => {
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 8 }), fc.nat(), (weights, at) => {
      const index = at % weights.length
      const others = (list: readonly number[]) => list.toSpliced(index, 1)
      const taken = takeRemaining(weights, index)
      expect(others(taken)).toEqual(others(weights))
      const sumOfOthers = others(weights).reduce((sum, each) => sum + each, 0)
      if (sumOfOthers <= WHOLE_WEIGHT) expect(remainingWeight(taken)).toBe(0)
      else expect(taken[index]).toBe(0)
    }),
  )
})

test.each([
  [-5, 0],
  [40_000, 40_000],
  [100_001, 100_000],
])('a weight of %i becomes %i', (wanted, kept) => {
  expect(setWeight([1, 2], 1, wanted)).toEqual([1, kept])
})

test.each<[readonly number[], number, readonly number[], readonly number[]]>([
  [[0, 100_000], 0, [], [25_000, 75_000]],
  [[100_000, 0], 1, [], [75_000, 25_000]],
  [[60_000, 60_000], 0, [], [25_000, 75_000]],
  [[40_000, 60_000], 0, [0], [25_000, 75_000]],
  [[40_000, 60_000], 0, [1], [25_000, 60_000]],
  [[40_000, 60_000, 0], 0, [], [25_000, 60_000, 0]],
  [[100_000], 0, [], [25_000]],
])('a quarter in %j at place %i, by hand %j, makes %j', (weights, index, byHand, expected) => {
  expect(giveWeight(weights, index, 25_000, new Set(byHand))).toEqual(expected)
})
