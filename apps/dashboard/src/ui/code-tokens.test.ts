import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeTokens, type CodeLanguage } from './code-tokens.ts'

const LANGUAGES: readonly CodeLanguage[] = ['shell', 'typescript', 'json', 'python', 'go', 'text']

test('the pieces joined are the code', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...LANGUAGES), (source, language) => {
      const joined = codeTokens(source, language).map(({ text }) => text)
      expect(joined.join('')).toBe(source)
    }),
  )
})

test.each<[CodeLanguage, string, string, string]>([
  ['shell', 'guidon flag on checkout --env production', 'flag', '--env'],
  ['shell', 'curl "https://a/#b" # run it', 'comment', '# run it'],
  ['typescript', "const key = 'a // b'", 'string', "'a // b'"],
  ['typescript', 'const key = 1', 'word', 'const'],
  ['json', '{"on": true, "version": -4}', 'number', '-4'],
  ['python', 'value = 1 # one', 'comment', '# one'],
])('%s: %s has a %s %s', (language, source, kind, text) => {
  expect(codeTokens(source, language)).toContainEqual({ kind, text })
})
