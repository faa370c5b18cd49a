import { expect, test } from 'vitest'
import { checkContextKind, checkKey, checkReferredKey } from './key-validation.ts'

const long = 'x'.repeat(257)

test.each([
  ['checkout-v2', true, true],
  ['A.b_c-9', true, true],
  ['__proto__', false, false],
  ['constructor', false, false],
  ['toString', false, false],
  ['a/b', false, true],
  ['100 % 😀', false, true],
  ['..', false, true],
  ['', false, false],
  [long, false, false],
  ['a\0', false, false],
  ['\uD800', false, false],
])('key %j: may be created: %s, may be imported: %s', (key, isCreatable, isImportable) => {
  expect(checkKey(key, { isStrict: true }) === undefined).toBe(isCreatable)
  expect(checkKey(key, { isStrict: false }) === undefined).toBe(isImportable)
})

test.each([
  ['user', true],
  ['Org.unit-1_a', true],
  ['kind', false],
  ['multi', false],
  ['', false],
  ['my org', false],
])('context kind %j is sound: %s', (kind, isSound) => {
  expect(checkContextKind(kind) === undefined).toBe(isSound)
})

test.each([
  ['checkout', true],
  ['constructor', false],
  ['__proto__', false],
  ['toString', false],
])('a reference to %j is sound: %s', (key, isSound) => {
  expect(checkReferredKey(key)?.code).toBe(isSound ? undefined : 'reserved_key')
})
