import { describe, expect, test } from 'vitest'
import { servesText, variationText } from './served-text.ts'

test.each([
  ['"dark"', 'dark'],
  ['', ''],
  ['"true" to 25 % of users and "false" to 75 %', '"true" to 25 % of users and "false" to 75 %'],
])('what %s serves reads %s', (serves, text) => {
  expect(servesText(serves)).toBe(text)
})

describe('a variation', () => {
  test.each([
    ['dark', '', 'dark'],
    ['dark', 'dark', 'dark'],
    ['dark', 'Dark', 'dark  (Dark)'],
    [true, 'true', 'true'],
    [{ size: 1 }, 'Small', '{"size":1}  (Small)'],
  ])('%j called "%s" reads %s', (value, name, text) => {
    expect(variationText({ value, name })).toBe(text)
  })
})
