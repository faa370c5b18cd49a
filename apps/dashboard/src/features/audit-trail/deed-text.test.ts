import { expect, test } from 'vitest'
import { deedText, keptText } from './deed-text.ts'

test.each([
  ['Turn targeting on', 'turned targeting on'],
  ['Put the rules in this order: a, b', 'put the rules in this order: a, b'],
  ['Created flag "grid", off in every environment', 'created flag "grid", off in every environment'],
  ['Made the environment critical', 'made the environment critical'],
  ['Switched secure mode on', 'switched secure mode on'],
  ['By default serve "on"', null],
  ['No longer exclude ann', null],
  ['flag "a": Turn targeting on', null],
  ['', null],
])('%s → %s', (sentence, deed) => {
  expect(deedText(sentence)).toBe(deed)
})

test.each([
  ['turned targeting on', 'Turn targeting on'],
  ['Added', 'Add'],
  ['created flag', 'created flag'],
  ['renamed the', 'renamed the'],
  ['targeting', 'targeting'],
  ['', ''],
])('"%s" looks for "%s"', (typed, kept) => {
  expect(keptText(typed)).toBe(kept)
})
