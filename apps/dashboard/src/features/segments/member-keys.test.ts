import type { SegmentDefinition } from '@guidon/model'
import { expect, test } from 'vitest'
import { addKeys, countOf, keysOf, kindsOf, previewKeys, removeKeys } from './member-keys.ts'

const segment: SegmentDefinition = {
  key: 'beta',
  name: 'Beta',
  description: '',
  tags: [],
  included: [
    { contextKind: 'user', values: ['ann', 'bob'] },
    { contextKind: 'org', values: ['acme'] },
  ],
  excluded: [{ contextKind: 'user', values: ['eve'] }],
  rules: [],
  salt: '',
  isArchived: false,
}

test('keys are found by list and kind', () => {
  expect(keysOf(segment, 'included', 'org')).toEqual(['acme'])
  expect(keysOf(segment, 'excluded', 'org')).toEqual([])
  expect(countOf(segment, 'included')).toBe(3)
})

test('kinds that are always offered come first, with what they hold', () => {
  expect(kindsOf(segment, 'included', ['device', 'user'])).toEqual([
    { contextKind: 'device', count: 0 },
    { contextKind: 'user', count: 2 },
    { contextKind: 'org', count: 1 },
  ])
})

test('a preview tells new keys from those that are there, repeated, too long, and on the other list', () => {
  const tooLong = 'x'.repeat(2_049)
  const keys = ['ann', 'cyd', 'cyd', 'eve', tooLong, 'x'.repeat(2_048)]
  expect(previewKeys(segment, { list: 'included', contextKind: 'user', keys })).toEqual({
    added: ['cyd', 'eve', 'x'.repeat(2_048)],
    presentCount: 1,
    repeatedCount: 1,
    invalid: [tooLong],
    onOtherList: ['eve'],
  })
})

test('edits name the list', () => {
  const target = { contextKind: 'user', values: ['ann'] }
  expect(addKeys('included', target).kind).toBe('addIncludedTargets')
  expect(addKeys('excluded', target).kind).toBe('addExcludedTargets')
  expect(removeKeys('included', target).kind).toBe('removeIncludedTargets')
  expect(removeKeys('excluded', target).kind).toBe('removeExcludedTargets')
})
