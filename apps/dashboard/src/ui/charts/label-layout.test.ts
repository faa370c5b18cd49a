import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusterByDistance, spreadLabels } from './label-layout.ts'

const room = { gap: 10, min: 0, max: 100 }

test.each([
  ['leaves what does not overlap', [10, 30, 90], [10, 30, 90]],
  ['parts two equally', [50, 50], [45, 55]],
  ['keeps the order of the input', [52, 50], [56, 46]],
  ['merges what comes to touch', [50, 51, 60], [43.67, 53.67, 63.67]],
  ['stays in the room', [-5, 2, 99, 104], [0, 10, 90, 100]],
  ['nothing', [], []],
])('%s', (_, wanted, placed) => {
  expect(spreadLabels(wanted, room).map((place) => Math.round(place * 100) / 100)).toEqual(placed)
})

test('never overlaps, never leaves the room while there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -50, max: 150, noNaN: true }), { maxLength: 10 }), (wanted) => {
      const placed = spreadLabels(wanted, room).toSorted((one, other) => one - other)
      for (const [index, place] of placed.entries()) {
        expect(place).toBeGreaterThanOrEqual(-1e-6)
        expect(place).toBeLessThanOrEqual(100 + 1e-6)
        if (index > 0) expect(place - placed[index - 1]!).toBeGreaterThanOrEqual(10 - 1e-6)
      }
    }),
  )
})

test('groups what lies closer than a gap to the first of its group', () => {
  expect(clusterByDistance([0, 10, 23, 24, 60], 24)).toEqual([[0, 1, 2], [3], [4]])
  expect(clusterByDistance([], 24)).toEqual([])
})
