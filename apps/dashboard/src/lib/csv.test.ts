import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('fields with separators are quoted, and formulas are text', () => {
  expect(
    toCsv([
      ['a', 'b'],
      ['x,y', 'say "hi"'],
      ['=1+1', ''],
    ]),
  ).toBe('a,b\r\n"x,y","say ""hi"""\r\n\'=1+1,')
})
