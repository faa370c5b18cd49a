import { expect, test } from 'vitest'
import { valueText } from './value-text.ts'

test.each<[unknown, string]>([
  [true, 'true'],
  ['legacy', 'legacy'],
  ['', '""'],
  ['true', '"true"'],
  ['25', '"25"'],
  [' padded', '" padded"'],
  ['two\nlines', String.raw`"two\nlines"`],
  [25, '25'],
  [null, 'null'],
  [{ a: [1, 'b'] }, '{"a":[1,"b"]}'],
  [undefined, 'undefined'],
])('%j is written %s', (value, text) => {
  expect(valueText(value)).toBe(text)
})
