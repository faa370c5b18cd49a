import { expect, test } from 'vitest'
import { plainNumber, toCsv } from './chart-table.ts'

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

test.each([
  [0.1 + 0.2, '0.3'],
  [123_456_789.25, '123456789.25'],
  [-0.000_001, '-0.000001'],
  [0, '0'],
])('writes %d as %s', (value, text) => {
  expect(plainNumber(value)).toBe(text)
})
