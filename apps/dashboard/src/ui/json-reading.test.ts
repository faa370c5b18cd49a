import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeOf, readJson } from './json-reading.ts'

test.each([
  ['', 0, 'Write a value'],
  [' \n', 2, 'Write a value'],
  ['{"a": 1,}', 7, 'Remove the comma after the last entry'],
  ['[1, 2,\n]', 5, 'Remove the comma after the last entry'],
  ["{'a': 1}", 1, 'A name in double quotes is missing here'],
  ['{a: 1}', 1, 'A name in double quotes is missing here'],
  ['{"a" 1}', 5, 'A colon is missing after the name'],
  ['{"a": 1 "b": 2}', 8, 'A comma or } is missing here'],
  ['[1 2]', 3, 'A comma or ] is missing here'],
  ['[1', 2, 'The list is not closed: ] is missing'],
  ['{"a": 1', 7, 'The object is not closed: } is missing'],
  ['{', 1, 'The object is not closed: } is missing'],
  ['{"a":}', 5, 'A value is missing before }'],
  ['[1,', 3, 'A value is missing'],
  ['True', 0, 'Write true in small letters'],
  ['hello', 0, 'Text stands in double quotes: "hello"'],
  ["'x'", 0, 'Text stands in double quotes: "…"'],
  ['"open', 0, 'The closing quote is missing'],
  ['"a\nb"', 0, 'The closing quote is missing'],
  [String.raw`"\q"`, 0, 'The text has a character that must be escaped with \\'],
  [String.raw`"\u00e"`, 0, 'The text has a character that must be escaped with \\'],
  ['01', 0, 'This is not a number'],
  ['1.', 0, 'This is not a number'],
  ['1 2', 2, 'One value is enough: remove what follows'],
  ['-', 0, 'A value is missing before -'],
])('%j', (...[text, at, message]) => {
  expect(readJson(text)).toEqual({ value: undefined, problem: { at, message } })
})

test('values are read', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value, null, 2)
      expect(readJson(text)).toEqual({ value: JSON.parse(text), problem: null })
    }),
  )
})

test('a spoiled text has a problem at one of its characters or at its end', () => {
  const spoiled = fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([text, at, added]) => {
    const place = at % (text.length + 1)
    return text.slice(0, place) + added + text.slice(place + 1)
  })
  fc.assert(
    fc.property(spoiled, (text) => {
      const { problem } = readJson(text)
      if (problem === null) return
      expect(problem.at).toBeGreaterThanOrEqual(0)
      expect(problem.at).toBeLessThanOrEqual(text.length)
      // Nothing is left to remove at the end: the grammar would have taken what JSON.parse refuses.
      if (problem.message.startsWith('One value')) expect(problem.at).toBeLessThan(text.length)
    }),
    { numRuns: 2_000 },
  )
})

test('places are counted from 1', () => {
  expect(placeOf('{\n  "a"', 4)).toEqual({ line: 2, column: 3 })
  expect(placeOf('{\n\n "a"', 5)).toEqual({ line: 3, column: 3 })
  expect(placeOf('', 0)).toEqual({ line: 1, column: 1 })
})
