import { expect, test } from 'vitest'
import { toCsv } from './chart-table.ts'

test('quotes what needs it, leaves gaps empty', () => {
  expect(
    toCsv({
      columns: ['at', 'say "hi", you'],
      rows: [
        ['a\nb', null],
        ['c', -1.5],
      ],
    }),
  ).toBe('at,"say ""hi"", you"\r\n"a\nb",\r\nc,-1.5\r\n')
})

test.each(['=1+1', '+1', '-1', '@A1', '\tx'])('%j is not a formula', (text) => {
  expect(toCsv({ columns: [text], rows: [] })).toBe(`'${text}\r\n`)
})
