import { expect, test } from 'vitest'
import { nearest } from './suggestion.ts'

const flags = ['gradebook-grid-v2', 'new-checkout', 'on', 'page-size']

test.each([
  ['gradebook-grid-2', 'gradebook-grid-v2'],
  ['new-chekcout', 'new-checkout'],
  ['PAGE-SIZE', 'page-size'],
  ['no', 'on'],
  ['pagesize', 'page-size'],
])('%s was meant to be %s', (word, expected) => {
  expect(nearest(word, flags)).toBe(expected)
})

test.each(['payments-provider', '', 'x'])('nothing is like "%s"', (word) => {
  expect(nearest(word, flags)).toBeUndefined()
})

test('nothing is like anything when there is nothing', () => {
  expect(nearest('on', [])).toBeUndefined()
})
