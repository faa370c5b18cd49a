import { expect, test } from 'vitest'
import { onlyFields } from './only-fields.ts'

const rows = [
  { key: 'a', tags: ['x', 'y'] },
  { key: 'b', tags: [] },
]

test('keeps the named fields of each entry, in the order asked for', () => {
  expect(JSON.stringify(onlyFields(rows, ['tags', 'key']))).toBe('[{"tags":["x","y"],"key":"a"},{"tags":[],"key":"b"}]')
})

test('names the fields there are when one is unknown', () => {
  expect(() => onlyFields(rows, ['kez'])).toThrow(/no field "kez"/)
})
