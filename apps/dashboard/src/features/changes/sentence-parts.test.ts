import { expect, test } from 'vitest'
import { sentenceParts, splitSentence } from './sentence-parts.ts'

test.each([
  ['Turn targeting on', 'Turn targeting on', null],
  ['By default serve "true" to 50 % of users, was 25 %', 'By default serve "true" to 50 % of users', '25 %'],
  ['Describe rule 1 as "it was, was it"', 'Describe rule 1 as "it was, was it"', null],
  ['Serve "a, was b", was "c"', 'Serve "a, was b"', '"c"'],
  ['', '', null],
])('%s', (sentence, now, was) => {
  expect(splitSentence(sentence)).toEqual({ now, was })
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
