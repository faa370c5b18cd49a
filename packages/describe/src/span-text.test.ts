import { expect, test } from 'vitest'
import { spanText } from './span-text.ts'

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [59, '59 seconds'],
  [60, '1 minute'],
  [90, '90 seconds'],
  [5_400, '90 minutes'],
  [3_600, '1 hour'],
  [3_601, '3,601 seconds'],
  [86_400, '1 day'],
  [604_800, '7 days'],
  [2_592_000, '30 days'],
])('%i seconds are %s', (seconds, text) => {
  expect(spanText(seconds)).toBe(text)
})
