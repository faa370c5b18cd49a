import { expect, test } from 'vitest'
import { suggestName } from './name-suggestion.ts'

const candidates = ['turnFlagOn', 'turnFlagOff', 'ab', 'gradebook-grid-v2']

test.each([
  ['turnFlagOn', 'turnFlagOn'],
  ['turnflagoff', 'turnFlagOff'],
  ['gradebok-grid', 'gradebook-grid-v2'],
  ['a', 'ab'],
  ['', undefined],
  ['checkout', undefined],
])('%j is taken for %j', (name, suggestion) => {
  expect(suggestName(name, candidates)).toBe(suggestion)
})
