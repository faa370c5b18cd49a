import { expect, test } from 'vitest'
import { fieldTime, instantOf, readFieldTime, withInstant } from './instant-value.ts'

const AT = Date.UTC(2026, 10, 25, 14, 30)

test.each([
  [AT, AT],
  ['2026-11-25T14:30:00Z', AT],
  ['2026-11-25T15:30:00+01:00', AT],
  ['2026-11-25', null],
  ['24.7.2', null],
  ['2026-99-25T14:30:00Z', null],
  [42, null],
  [true, null],
  [null, null],
])('%j is the instant %j', (value, expected) => {
  expect(instantOf(value)).toBe(expected)
})

test('another instant has the form of the one before', () => {
  expect(withInstant(0, AT)).toBe(AT)
  expect(withInstant('', AT)).toBe('2026-11-25T14:30:00.000Z')
})

test('a field has the time of this zone, and gives the same instant', () => {
  expect(fieldTime(AT)).toMatch(/^2026-11-2\dT\d\d:\d\d$/)
  expect(readFieldTime(fieldTime(AT))).toBe(AT)
  expect(readFieldTime('')).toBeNull()
})
