import { expect, test } from 'vitest'
import { createStyle } from './style.ts'
import { alignedTable, tabSeparated, type Column } from './table.ts'

interface Row {
  readonly key: string
  readonly name: string
}

const columns: readonly Column<Row>[] = [
  { title: 'KEY', text: (row) => row.key },
  { title: 'NAME', text: (row) => row.name, screenText: (row) => row.name.toUpperCase() },
]
const style = createStyle(false)

test('aligns columns under their titles', () => {
  const rows = [
    { key: 'a', name: 'first' },
    { key: 'longer', name: 'second' },
  ]
  expect(alignedTable(rows, columns, { width: 80, style })).toBe('KEY     NAME\na       FIRST\nlonger  SECOND')
})

test('cuts the last column at the width of the screen', () => {
  const rows = [{ key: 'a', name: 'a name that is far too long' }]
  const lines = alignedTable(rows, columns, { width: 20, style }).split('\n')
  expect(lines[1]).toBe('a    A NAME THAT IS…')
  expect(lines[1]!.length).toBeLessThanOrEqual(20)
})

test('where not all has room, narrow columns give theirs to the last', () => {
  const three: readonly Column<Row>[] = [
    { title: 'KEY', text: (row) => row.key, narrow: 4 },
    { title: 'SPARE', text: (row) => row.key, narrow: 0 },
    { title: 'NAME', text: (row) => row.name },
  ]
  const rows = [{ key: 'abcdefgh', name: 'the whole name' }]
  expect(alignedTable(rows, three, { width: 22, style }).split('\n')).toEqual(['KEY   NAME', 'abc…  the whole name'])
  expect(alignedTable(rows, three, { width: 80, style })).toContain('abcdefgh  abcdefgh  the whole name')
})

test('separates cells by tabs for programs, without a heading', () => {
  expect(tabSeparated([{ key: 'a', name: 'first' }], columns)).toBe('a\tfirst')
})

test.each([
  ['an escape sequence', '\u001b[31mred\u001b[0m'],
  ['a tab', 'a\tb'],
  ['a line break', 'a\nb'],
  ['an 8-bit control character', 'a\u009bb'],
])('lets no control character of a value reach the terminal: %s', (_what, name) => {
  const text = tabSeparated([{ key: 'k', name }], columns)
  expect(text.replace('\t', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
})
