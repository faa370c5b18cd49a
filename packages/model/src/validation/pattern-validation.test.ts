import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPattern } from './pattern-validation.ts'

test.each([
  '',
  '^[a-z0-9._%+-]+@x\\.org$',
  '(?:a|b){2,3}?c*',
  '[^\\d\\s]+',
  '[a-c\\-]',
  '[a-a]',
  '[-a]',
  '[a-]',
  '[\\x41-\\x5A]',
  '[\\n-\\r]',
  '\\bgrade (k|[1-9]|1[0-2])\\b',
  '^école-[à-ü]+$',
  'a]b}c',
  '(?:😀)+',
  '(|a)',
  '\\$\\{x\\}',
])('accepts %j', (pattern) => {
  expect(checkPattern(pattern)).toBeUndefined()
})

test.each([
  ['(?=a)', 'Look-ahead'],
  ['(?!a)', 'Look-ahead'],
  ['(?<=a)b', 'Look-behind'],
  ['(?<!a)b', 'Look-behind'],
  ['(?<year>a)', 'Named groups'],
  ['(?P<year>a)', 'Named groups'],
  ['(?>a)', 'Atomic'],
  ['(?i)a', 'Inline flags'],
  ['(?#note)a', 'kind of group'],
  ['(a)\\1', 'Back-references'],
  ['\\k<a>', 'Back-references'],
  ['\\p{L}', 'Unicode escapes'],
  ['\\u0041', 'Unicode escapes'],
  ['\\x4', 'Unicode escapes'],
  ['\\Aa\\z', '"\\A" is not read alike'],
  ['\\0', 'not read alike'],
  ['a\\', 'single backslash'],
  ['a{', 'Write "\\{"'],
  ['a{,3}', 'Write "\\{"'],
  ['a{12345}', 'Write "\\{"'],
  ['a{1001}', 'At most 1000'],
  ['(a{100}){11}', 'At most 1000'],
  ['(a{100,}){11}', 'At most 1000'],
  ['a{3,2}', 'larger number comes first'],
  ['a++', 'nothing to repeat'],
  ['a{2}{3}', 'nothing to repeat'],
  ['a+??', 'nothing to repeat'],
  ['*a', 'nothing to repeat'],
  ['(+)', 'nothing to repeat'],
  ['a|*', 'nothing to repeat'],
  ['^*', 'nothing to repeat'],
  ['\\b+', 'nothing to repeat'],
  ['😀+', 'half of a character'],
  ['(a', 'never closed'],
  ['a)', 'never opened'],
  ['[a', 'never closed'],
  ['[]', 'empty class'],
  ['[^]', 'empty class'],
  ['[]a]', 'empty class'],
  ['[a[b]', 'opens another class'],
  ['[[:alpha:]]', 'opens another class'],
  ['[a&&b]', 'set operation'],
  ['[a-c-e]', 'read differently'],
  ['[\\w-z]', 'read differently'],
  ['[z-a]', 'runs backwards'],
  ['[\\x5A-\\x41]', 'runs backwards'],
  ['[\\b]', 'not read alike'],
  ['[😀]', 'halves in JavaScript'],
  ['a'.repeat(513), 'At most 512 characters'],
])('refuses %j: %s', (pattern, reason) => {
  expect(checkPattern(pattern)).toMatchObject({
    severity: 'block',
    code: 'unportable_pattern',
    message: expect.stringContaining(reason) as string,
  })
})

test.each(['(a+)+', '(?:a*b)*', '((a+)b){2,}'])('warns of a repetition inside a repetition: %j', (pattern) => {
  expect(checkPattern(pattern)).toMatchObject({ severity: 'warn', code: 'slow_pattern' })
})

test('accepts nothing that JavaScript refuses', () => {
  const pieces = fc.constantFrom(...'ab(){}[]|*+?^$.-\\,:=!<>123dwspxbk&😀')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (characters) => {
      const pattern = characters.join('')
      fc.pre(checkPattern(pattern)?.severity !== 'block')
      expect(new RegExp(pattern)).toBeInstanceOf(RegExp)
    }),
    { numRuns: 2_000 },
  )
})
