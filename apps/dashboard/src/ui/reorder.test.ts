import { expect, test } from 'vitest'
import { dropIndex, moveItem, roomShift } from './reorder.ts'

const extents = [
  { top: 0, height: 40 },
  { top: 50, height: 100 },
  { top: 160, height: 40 },
]

test.each([
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, 1, 'abc'],
  [0, 3, 'abc'],
  [0, -1, 'abc'],
  [7, 0, 'abc'],
])('%i to %i', (from, to, expected) => {
  expect(moveItem([...'abc'], from, to).join('')).toBe(expected)
})

test.each([
  ['stays when hardly moved', 0, 20, 0],
  ['passes one when its edge passes the middle', 0, 61, 1],
  ['passes all', 0, 500, 2],
  ['up', 2, -61, 1],
  ['up to the top', 2, -150, 0],
  ['up, not far enough', 2, -50, 2],
  ['of an item that is gone', 9, 50, 9],
])('a drop %s', (...[, from, by, to]) => {
  expect(dropIndex(extents, from, by)).toBe(to)
})

test('others make room', () => {
  const shifts = (from: number, to: number) => [0, 1, 2, 3].map((index) => roomShift(index, { from, to, room: 50 }))
  expect(shifts(0, 2)).toEqual([0, -50, -50, 0])
  expect(shifts(3, 1)).toEqual([0, 50, 50, 0])
  expect(shifts(1, 1)).toEqual([0, 0, 0, 0])
})
