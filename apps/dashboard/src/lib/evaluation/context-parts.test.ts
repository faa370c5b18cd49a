import { expect, test } from 'vitest'
import {
  contextJson,
  readContextJson,
  readReference,
  readTypedValue,
  referenceOf,
  withAttribute,
} from './context-parts.ts'

const ann = [{ kind: 'user', attributes: { key: 'ann', plan: 'free' } }]
const both = [...ann, { kind: 'organization', attributes: { key: 'north' } }]

test('a context is written as SDKs take it, and read again', () => {
  expect(contextJson(ann)).toEqual({ kind: 'user', key: 'ann', plan: 'free' })
  expect(contextJson(both)).toEqual({
    kind: 'multi',
    user: { key: 'ann', plan: 'free' },
    organization: { key: 'north' },
  })
  expect(readContextJson(contextJson(ann))).toEqual(ann)
  expect(readContextJson(contextJson(both))).toEqual(both)
})

test('users come first, whatever the other kinds are called', () => {
  const read = readContextJson({ kind: 'multi', app: { key: 'a' }, user: { key: 'u' } })
  expect(typeof read === 'string' ? read : read.map(({ kind }) => kind)).toEqual(['user', 'app'])
})

test.each([
  [null],
  [[]],
  ['ann'],
  [{ kind: 'user' }],
  [{ kind: 'user', key: '' }],
  [{ kind: 'multi' }],
  [{ kind: 'a b', key: 'x' }],
])('%j is no context, and it is said why', (json) => {
  expect(readContextJson(json)).toEqual(expect.stringMatching(/\w/))
})

test.each([
  ['user:ann', [{ kind: 'user', key: 'ann' }]],
  ['ann', [{ kind: 'user', key: 'ann' }]],
  ['user:a:b', [{ kind: 'user', key: 'a:b' }]],
  [
    'user:ann + organization:north',
    [
      { kind: 'user', key: 'ann' },
      { kind: 'organization', key: 'north' },
    ],
  ],
  ['ann@school.org', [{ kind: 'user', key: 'ann@school.org' }]],
  ['two words', [{ kind: 'user', key: 'two words' }]],
])('%s is read as a reference', (text, expected) => {
  expect(readReference(text)).toEqual(expected)
})

test('a reference names all kinds', () => {
  expect(referenceOf(both)).toBe('user:ann + organization:north')
})

test('an attribute is set, also inside of another, taken away, and given to a new kind', () => {
  expect(withAttribute(ann, { kind: 'user', attribute: 'plan' }, 'pro')[0]?.attributes).toEqual({
    key: 'ann',
    plan: 'pro',
  })
  expect(withAttribute(ann, { kind: 'user', attribute: 'plan' }, undefined)[0]?.attributes).toEqual({ key: 'ann' })
  expect(withAttribute(ann, { kind: 'user', attribute: '/address/city' }, 'Oslo')[0]?.attributes).toEqual({
    key: 'ann',
    plan: 'free',
    address: { city: 'Oslo' },
  })
  expect(withAttribute(ann, { kind: 'device', attribute: 'os' }, 'x')[1]).toEqual({
    kind: 'device',
    attributes: { key: 'example', os: 'x' },
  })
})

test.each([
  ['12', 12],
  ['true', true],
  ['"12"', '12'],
  ['pro', 'pro'],
  ['{"a":1}', { a: 1 }],
  ['', ''],
])('%s is typed as %j', (text, expected) => {
  expect(readTypedValue(text)).toEqual(expected)
})
