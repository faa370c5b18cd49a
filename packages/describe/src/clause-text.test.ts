import { OPERATORS, type Clause } from '@guidon/model'
import { expect, test } from 'vitest'
import { describeClause, operatorText } from './clause-text.ts'

const clause: Clause = { contextKind: 'user', attribute: 'email', op: 'in', values: ['a'], negate: false }

test.each<[Partial<Clause>, string]>([
  [{}, 'user email is "a"'],
  [{ negate: true }, 'user email is not "a"'],
  [{ values: [] }, 'user email is nothing'],
  [{ values: [1, true] }, 'user email is "1" or "true"'],
  [{ values: ['a', 'b', 'c', 'd'] }, 'user email is "a", "b", "c" or "d"'],
  [{ values: ['a', 'b', 'c', 'd', 'e'] }, 'user email is "a", "b", "c" or 2 more'],
  [{ values: ['x'.repeat(100)] }, `user email is "${'x'.repeat(59)}…"`],
  [{ contextKind: 'org', attribute: '/address/city', op: 'contains' }, 'org address/city contains "a"'],
  [{ contextKind: '', attribute: '/a' }, 'user /a is "a"'],
  [{ contextKind: 'org', attribute: 'kind', values: ['org'] }, 'context kind is "org"'],
  [{ op: 'segmentMatch', attribute: '', values: ['staff'] }, 'context is in segment "staff"'],
  [{ op: 'segmentMatch', attribute: '', values: ['staff'], negate: true }, 'context is not in segment "staff"'],
  [{ op: 'semVerLessThan', values: ['2.1'] }, 'user email is a version below "2.1"'],
  [{ op: 'sounds like' }, 'user email sounds like "a"'],
  [{ op: 'constructor', negate: true }, 'user email not constructor "a"'],
])('%j reads: %s', (changes, text) => {
  expect(describeClause({ ...clause, ...changes })).toBe(text)
})

test('reads differently for each operator, negated or not', () => {
  const texts = OPERATORS.flatMap((op) => [true, false].map((negate) => describeClause({ ...clause, op, negate })))
  expect(new Set(texts).size).toBe(2 * OPERATORS.length)
})

test.each([
  ['in', false, 'is'],
  ['semVerGreaterThan', true, 'is not a version above'],
  ['sounds like', true, 'not sounds like'],
])('operator %s, negated %s, reads: %s', (op, isNegated, text) => {
  expect(operatorText(op, isNegated)).toBe(text)
})
