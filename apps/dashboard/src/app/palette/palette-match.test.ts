import { describe, expect, test } from 'vitest'
import { bestFirst, matchObject, matchPage, wordsOf } from './palette-match.ts'

test.each([
  ['gradebook-grid_v2', ['gradebook', 'grid', 'v2']],
  ['gradeBookGrid', ['grade', 'book', 'grid']],
  ['Gradebook grid (new)', ['gradebook', 'grid', 'new']],
  ['Überweisung.neu', ['überweisung', 'neu']],
  ['', []],
])('words of %s', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

describe('an object', () => {
  const grid = { key: 'gradebook-grid-v2', label: 'Gradebook grid (new renderer)', tags: ['teachers'] }
  test.each([
    ['gradebook-grid-v2', true],
    ['Grade', true],
    ['grid grad', true],
    ['gradGrid', true],
    ['renderer', true],
    ['teach', true],
    ['ggv', true],
    ['grdbk', true],
    ['', true],
    ['payments', false],
    ['grid payments', false],
    ['xq', false],
    ['-', false],
  ])('"%s" %s', (typed, isFound) => {
    expect(matchObject(typed, grid) > 0).toBe(isFound)
  })
})

test('the exact key wins, then what begins with it, then words, then letters', () => {
  const objects = [
    { key: 'pay-g-rid', label: 'Letters' },
    { key: 'attendance', label: 'Attendance grid' },
    { key: 'grid-page-size', label: 'Rows' },
    { key: 'grid', label: 'A grid' },
    { key: 'other', label: 'Other' },
  ]
  const found = bestFirst(objects, (object) => matchObject('grid', object))
  expect(found.map(({ key }) => key)).toEqual(['grid', 'grid-page-size', 'attendance', 'pay-g-rid'])
})

test.each([
  ['live', 'Live events', 2],
  ['ev', 'Live events', 1],
  ['vents', 'Live events', 0],
  ['le', 'Live events', 0],
  ['', 'Live events', 1],
])('a page: "%s" in %s', (typed, label, points) => {
  expect(matchPage(typed, label)).toBe(points)
})
