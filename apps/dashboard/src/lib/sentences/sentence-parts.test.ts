import { expect, test } from 'vitest'
import { sentenceParts, sidesOf } from './sentence-parts.ts'

test.each([
  ['Turn targeting on', 'Turn targeting on', null],
  [
    'By default serve "true" to 50 % of users, was 25 %',
    'By default serve "true" to 50 % of users',
    'By default serve "true" to 25 % of users',
  ],
  ['By default serve "true", was "false"', 'By default serve "true"', 'By default serve "false"'],
  ['Serve "a" to 10 % and "b" to 20 %, was 5 %', 'Serve "a" to 10 % and "b" to 20 %', 'was 5 %'],
  [
    'Serve "true", was "true" to 25 % of users and "false" to 75 %',
    'Serve "true"',
    'was "true" to 25 % of users and "false" to 75 %',
  ],
  ['Send 1 in 10 events, was every event', 'Send 1 in 10 events', 'was every event'],
  ['Describe rule 1 as "it was, was it"', 'Describe rule 1 as "it was, was it"', null],
  ['Serve "a, was b", was "c"', 'Serve "a, was b"', 'Serve "c"'],
  ['', '', null],
])('%s', (sentence, after, before) => {
  expect(sidesOf(sentence)).toEqual({ after, before })
})

test('values and percentages are set off, and nothing is lost', () => {
  expect(sentenceParts('serve "true" to 12.5 % of users')).toEqual([
    { kind: 'words', text: 'serve ' },
    { kind: 'value', text: 'true' },
    { kind: 'words', text: ' to ' },
    { kind: 'number', text: '12.5 %' },
    { kind: 'words', text: ' of users' },
  ])
  expect(sentenceParts('a lone " stays')).toEqual([{ kind: 'words', text: 'a lone " stays' }])
  expect(sentenceParts('')).toEqual([])
})
