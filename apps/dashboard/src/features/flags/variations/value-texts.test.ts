import { expect, test } from 'vitest'
import { readValue, shownText, startingValue, valueAsText } from './value-texts.ts'

test.each([
  ['string', '', ''],
  ['string', ' 7 ', ' 7 '],
  ['number', ' 2.50 ', 2.5],
  ['number', '-1e3', -1000],
  ['json', '{"a": [1]}', { a: [1] }],
  ['json', 'null', null],
] as const)('reads a %s from "%s"', (type, text, value) => {
  expect(readValue(text, type)).toEqual({ value, problem: null })
})

test.each([
  ['number', '', 'Write a number, such as 2.5.'],
  ['number', 'many', 'Write a number, such as 2.5.'],
  ['number', 'Infinity', 'Write a number, such as 2.5.'],
  ['json', '{\n  "a" 1\n}', 'Line 2, column 7: A colon is missing after the name'],
  ['json', '', 'Line 1, column 1: Write a value'],
] as const)('says what is wrong with the %s "%s"', (type, text, problem) => {
  expect(readValue(text, type)).toEqual({ value: null, problem })
})

test('shows what is being written until the value is another', () => {
  expect(shownText(undefined, 2.5, 'number')).toEqual({ text: '2.5', problem: null })
  expect(shownText({ text: '2.50', problem: null }, 2.5, 'number').text).toBe('2.50')
  expect(shownText({ text: '2.', problem: 'x' }, 7, 'number').text).toBe('7')
  expect(shownText({ text: '{', problem: 'x' }, {}, 'json').text).toBe('{')
})

test.each(['string', 'number', 'json'] as const)('a new %s begins with a value of its type', (type) => {
  const value = startingValue(type)
  expect(readValue(valueAsText(value, type), type)).toEqual({ value, problem: null })
})
