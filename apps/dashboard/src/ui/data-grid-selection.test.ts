import { expect, test } from 'vitest'
import { selectionState, selectRange, toggleAll, toggleSelected } from './data-grid-selection.ts'

const ids = ['a', 'b', 'c', 'd']
const set = (...some: string[]) => new Set(some)

test('one row', () => {
  expect(toggleSelected(set(), 'a')).toEqual(set('a'))
  expect(toggleSelected(set('a', 'b'), 'a')).toEqual(set('b'))
})

test.each([
  [1, 2],
  [2, 1],
])('a range from %i to %i keeps what was selected', (from, to) => {
  expect(selectRange(set('d'), ids, { from, to })).toEqual(set('b', 'c', 'd'))
})

test('how much is selected', () => {
  expect(selectionState(set('elsewhere'), ids)).toBe('none')
  expect(selectionState(set('a'), ids)).toBe('some')
  expect(selectionState(set('a', 'b', 'c'), ids)).toBe('some')
  expect(selectionState(set('a', 'b', 'c', 'd', 'elsewhere'), ids)).toBe('all')
  expect(selectionState(set(), [])).toBe('none')
})

test('all, then none; other pages keep theirs', () => {
  const all = toggleAll(set('a', 'elsewhere'), ids)
  expect(all).toEqual(set('a', 'b', 'c', 'd', 'elsewhere'))
  expect(toggleAll(all, ids)).toEqual(set('elsewhere'))
})
