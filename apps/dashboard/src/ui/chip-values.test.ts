import { expect, test } from 'vitest'
import { addValues, splitValues } from './chip-values.ts'

test.each([
  ['one', 'northfield', ['northfield']],
  ['lines of any system', 'a\nb\r\nc\rd', ['a', 'b', 'c', 'd']],
  ['a row of a table', 'a\tb\tc', ['a', 'b', 'c']],
  ['commas and semicolons, with spaces', ' a , b;c ', ['a', 'b', 'c']],
  ['quoted dividers', '"Lake, North",b', ['Lake, North', 'b']],
  ['a quoted quote', '"say ""hi""",b', ['say "hi"', 'b']],
  ['a quote inside a value is itself', '5" pipe', ['5" pipe']],
  ['nothing between dividers', ',,\n;', []],
  ['nothing', '  ', []],
  ['a quote without an end', '"a,b', ['a,b']],
])('%s', (_, text, values) => {
  expect(splitValues(text)).toEqual(values)
})

test('values are kept once, in the order in which they came', () => {
  expect(addValues(['b', 'a'], ['a', 'c', 'c'])).toEqual(['b', 'a', 'c'])
})
