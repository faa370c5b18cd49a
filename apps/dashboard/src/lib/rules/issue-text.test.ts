import { expect, test } from 'vitest'
import { issueText } from './issue-text.ts'

test.each([
  ['/rules/1/serve/variations', 'Shares make 25 %, not 100 %.', 'Rule 2: shares make 25 %, not 100 %.'],
  ['/rules/10/clauses/0/values', 'Without values this never matches.', 'Rule 11: without values this never matches.'],
  ['/rules/0/clauses/0/values/3', '"v2" is not a version.', 'Rule 1: "v2" is not a version.'],
  ['/rules/0/serve/seed', 'A seed is a whole number.', 'Rule 1: a seed is a whole number.'],
  ['/rules/1', 'Rule 2 is never reached.', 'Rule 2 is never reached.'],
  ['/fallthrough/variations', 'Shares make 0 %, not 100 %.', 'Everyone else: shares make 0 %, not 100 %.'],
  ['/rules', 'At most 10 entries, got 11.', 'At most 10 entries, got 11.'],
  ['/targets/2/values', 'A key has two variations.', 'A key has two variations.'],
])('%s: %s', (path, message, text) => {
  expect(issueText({ path, message })).toBe(text)
})
