import { canonicalKey } from '@guidon/model'
import { expect, test } from 'vitest'
import { parseContextParameter, parseContextText } from './context-parameter.ts'

const user = '{"kind":"user","key":"ü1>>>???"}'

test.each([
  ['URL-safe without padding', Buffer.from(user).toString('base64url')],
  ['standard', Buffer.from(user).toString('base64')],
  ['standard without padding', Buffer.from(user).toString('base64').replaceAll('=', '')],
])('reads a context in base64, %s', (_, text) => {
  const parsed = parseContextParameter(text)
  expect(parsed.ok && canonicalKey(parsed.value)).toBe('ü1>>>???')
})

test('reads a user from before contexts', () => {
  const parsed = parseContextText('{"key":"u1","custom":{"plan":"gold"}}')
  expect(parsed.ok && parsed.value.parts[0]!.attributes.get('plan')).toBe('gold')
})

test.each([
  ['no base64', parseContextParameter('ä')],
  ['no UTF-8', parseContextParameter(Buffer.from([0xff, 0xfe]).toString('base64url'))],
  ['nothing', parseContextParameter('')],
  ['no JSON', parseContextText('{')],
  ['no context', parseContextText('{"kind":"user","key":""}')],
])('refuses %s with an explanation', (_, parsed) => {
  expect(parsed.ok).toBe(false)
  expect(!parsed.ok && parsed.issues[0]!.message).toMatch(/\.$/)
})
