import { expect, test } from 'vitest'
import { targetEdits, targetedVariation } from './target-edits.ts'

const TARGETS = [
  { contextKind: 'user', variationId: 'yes', values: ['ann', 'bob'] },
  { contextKind: 'user', variationId: 'no', values: ['eve'] },
  { contextKind: 'organization', variationId: 'no', values: ['ann'] },
]

test('a context that is on no list is added', () => {
  expect(targetEdits(TARGETS, { contextKind: 'user', variationId: 'yes', key: 'zoe' })).toEqual([
    { kind: 'addTargets', contextKind: 'user', variationId: 'yes', values: ['zoe'] },
  ])
})

test('a context moves over from another variation, alone and in its own kind', () => {
  expect(targetEdits(TARGETS, { contextKind: 'user', variationId: 'no', key: 'ann' })).toEqual([
    { kind: 'removeTargets', contextKind: 'user', variationId: 'yes', values: ['ann'] },
    { kind: 'addTargets', contextKind: 'user', variationId: 'no', values: ['ann'] },
  ])
})

test('a context that is on the list already leaves none', () => {
  expect(targetEdits(TARGETS, { contextKind: 'user', variationId: 'yes', key: 'bob' })).toEqual([
    { kind: 'addTargets', contextKind: 'user', variationId: 'yes', values: ['bob'] },
  ])
})

test('tells what a key gets now', () => {
  expect(targetedVariation(TARGETS, { contextKind: 'user', key: 'eve' })).toBe('no')
  expect(targetedVariation(TARGETS, { contextKind: 'device', key: 'ann' })).toBeNull()
})
