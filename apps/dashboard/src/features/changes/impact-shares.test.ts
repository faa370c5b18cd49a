import { expect, test } from 'vitest'
import { impactSentence, impactShares } from './impact-shares.ts'

const share = (variation: number | null, contexts: number) => ({ variation, contexts })

test('a rollout that goes forward moves nobody back', () => {
  const impact = { now: [share(1, 75), share(0, 25)], moves: [{ from: 1, to: 0, contexts: 25 }] }
  expect(impactShares(impact)).toEqual({
    now: [share(0, 25), share(1, 75)],
    after: [share(0, 50), share(1, 50)],
    arrivals: [share(0, 25)],
    switchingBack: 0,
  })
})

test('a rollout by another attribute moves some forward and some back', () => {
  const impact = {
    now: [share(0, 30), share(1, 70)],
    moves: [
      { from: 1, to: 0, contexts: 20 },
      { from: 0, to: 1, contexts: 12 },
    ],
  }
  expect(impactShares(impact)).toMatchObject({ after: [share(0, 38), share(1, 62)], switchingBack: 12 })
})

test('a variation that nobody gets any more is not shown, and the default value comes last', () => {
  const impact = { now: [share(0, 10)], moves: [{ from: 0, to: null, contexts: 10 }] }
  expect(impactShares(impact).after).toEqual([share(null, 10)])
  const mixed = { now: [share(null, 1), share(2, 1)], moves: [] }
  expect(impactShares(mixed)).toEqual({
    now: [share(2, 1), share(null, 1)],
    after: [share(2, 1), share(null, 1)],
    arrivals: [],
    switchingBack: 0,
  })
})

test.each([
  [0, 0, 'Cannot estimate whom it reaches: no contexts were seen.'],
  [1_200, 0, 'None of the 1,200 contexts seen last gets another value.'],
  [1_200, 1_000, '1,000 of the 1,200 contexts seen last get another value.'],
])('of %i contexts %i change', (contexts, changed, sentence) => {
  expect(impactSentence({ contexts, changed })).toBe(sentence)
})
