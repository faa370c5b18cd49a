import { expect, test } from 'vitest'
import { indexesToDraw, rowsInSight, scrollTopFor } from './row-window.ts'

const rows = { count: 1_000, height: 40, header: 34 }

test.each([
  ['at the top', rows, { top: 0, height: 434 }, { first: 0, last: 17 }],
  ['in the middle', rows, { top: 20_034, height: 400 }, { first: 492, last: 517 }],
  ['at the end', rows, { top: 39_634, height: 400 }, { first: 982, last: 999 }],
  ['past the end, after rows have gone', { ...rows, count: 10 }, { top: 20_000, height: 400 }, { first: 9, last: 9 }],
  ['with no rows', { ...rows, count: 0 }, { top: 0, height: 400 }, { first: 0, last: -1 }],
])('%s', (_, layout, viewport, range) => {
  expect(rowsInSight(layout, viewport)).toEqual(range)
})

test('the row in focus is drawn wherever it is', () => {
  const range = { first: 10, last: 12 }
  expect(indexesToDraw(range, { kept: 11, count: 100 })).toEqual([10, 11, 12])
  expect(indexesToDraw(range, { kept: 3, count: 100 })).toEqual([3, 10, 11, 12])
  expect(indexesToDraw(range, { kept: 50, count: 100 })).toEqual([10, 11, 12, 50])
  expect(indexesToDraw(range, { kept: 200, count: 100 })).toEqual([10, 11, 12])
  expect(indexesToDraw({ first: 0, last: -1 }, { kept: 0, count: 0 })).toEqual([])
})

test.each([
  ['one above', 5, { top: 400, height: 434 }, 200],
  ['one below', 30, { top: 400, height: 434 }, 840],
  ['one in sight', 12, { top: 400, height: 434 }, 400],
])('scrolls to %s', (_, index, viewport, top) => {
  expect(scrollTopFor(index, rows, viewport)).toBe(top)
})
