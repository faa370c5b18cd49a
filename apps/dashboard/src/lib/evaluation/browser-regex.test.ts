import { expect, test } from 'vitest'
import { browserRegex, CostlyPatternError } from './browser-regex.ts'

const LONG = 'a'.repeat(40)

test.each([
  ['^.*@school\\.org$', 'ann@school.org', true],
  ['^[a-z]+-\\d+$', 'teacher-8841', true],
  ['(north|south)field', 'northfield', true],
  ['colou?r', 'color', true],
  ['^\\(a\\|b\\)+$', '(a|b))', true],
  ['^x', LONG, false],
])('decides %s', (pattern, text, matches) => {
  expect(browserRegex(pattern).test(text)).toBe(matches)
})

test.each([
  ['^(a+)+$', `${LONG}!`],
  ['^(a|a)*$', `${LONG}!`],
  ['^(a?){30}b$', LONG],
  ['^((a|b)c?)+$', LONG],
  ['a*a*a*a*b', 'a'.repeat(200)],
  ['a?'.repeat(30), LONG],
])('refuses %s, which could take too long', (pattern, text) => {
  expect(() => browserRegex(pattern).test(text)).toThrow(CostlyPatternError)
})
