import { expect, test } from 'vitest'
import { readCompared, readHistorySearch, writeCompared } from './history-search.ts'

test.each([
  ['production:3..12', { environment: 'production', from: 3, to: 12 }],
  [':1..2', { environment: null, from: 1, to: 2 }],
])('"%s" names two versions', (text, compared) => {
  expect(readCompared(text)).toEqual(compared)
  expect(writeCompared(compared)).toBe(text)
})

test.each(['', 'production', 'production:0..1', 'production:1..', 'a:b:1..2', '1..2'])('"%s" names none', (text) => {
  expect(readCompared(text)).toBeNull()
})

test('what the address says wrongly is left out', () => {
  expect(readHistorySearch({ all: 'yes', compare: 'x' })).toEqual({ all: undefined, compare: undefined })
  expect(readHistorySearch({ all: true, compare: ':1..2' })).toEqual({ all: true, compare: ':1..2' })
})
