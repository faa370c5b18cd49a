import { expect, test } from 'vitest'
import { parseAttributeReference } from './attribute-reference.ts'

test.each([
  ['a', false, ['a']],
  ['a/b~c', false, ['a/b~c']],
  ['/a', false, ['a']],
  ['/a/b', false, ['a', 'b']],
  ['/a~1b/c~0d/~01', false, ['a/b', 'c~d', '~1']],
  ['/a/b', true, ['/a/b']],
  ['//', true, ['//']],
])('%s (literal: %s) is the path %j', (text, isLiteral, value) => {
  expect(parseAttributeReference(text, { isLiteral })).toEqual({ ok: true, value })
})

test.each(['', '/', '//', '/a/', '/a//b', '/a~', '/a~2'])('"%s" is invalid', (text) => {
  expect(parseAttributeReference(text)).toMatchObject({ ok: false, issues: [{ code: 'invalid_attribute_reference' }] })
})

test('nothing is invalid as a literal name, too', () => {
  expect(parseAttributeReference('', { isLiteral: true }).ok).toBe(false)
})
