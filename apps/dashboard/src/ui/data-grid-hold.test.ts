import { expect, test } from 'vitest'
import { holdRows } from './data-grid-hold.ts'

interface Row {
  id: string
  version: number
}

const rows = (ids: string, version = 1): Row[] => [...ids].map((id) => ({ id, version }))
const shownAs = ({ rows }: { rows: readonly Row[] }) => rows.map(({ id, version }) => `${id}${version}`).join(' ')
const hold = (shown: string, next: string) => holdRows(rows(shown), rows(next, 2), ({ id }) => id)

test.each([
  ['changed content', 'abc', 'abc', 'a2 b2 c2', 0],
  ['a moved row', 'abcd', 'dabc', 'a2 b2 c2 d2', 1],
  ['two rows that moved', 'abcde', 'edabc', 'a2 b2 c2 d2 e2', 2],
  ['a new row above', 'abc', 'xabc', 'a2 b2 c2', 1],
  ['a row that is gone', 'abc', 'ac', 'a2 b1 c2', 1],
  ['another page', 'abc', 'abcde', 'a2 b2 c2 d2 e2', 0],
  ['another page and a move', 'abc', 'bacde', 'a2 b2 c2 d2 e2', 1],
  ['nothing left', 'ab', '', 'a1 b1', 2],
])('%s', (...[, shown, next, expected, waiting]) => {
  const held = hold(shown, next)
  expect(shownAs(held)).toBe(expected)
  expect(held.waitingCount).toBe(waiting)
})
