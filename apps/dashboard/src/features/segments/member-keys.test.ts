import type { SegmentDefinition } from '@guidon/model'
import { expect, test } from 'vitest'
import {
  addKeys,
  countOf,
  keysOf,
  kindsOf,
  previewKeys,
  previewLines,
  removeKeys,
  type KeysMode,
} from './member-keys.ts'

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

const TOO_LONG = 'x'.repeat(2_049)
const LONGEST = 'x'.repeat(2_048)
const KEYS = ['ann', 'cyd', 'cyd', 'eve', TOO_LONG, LONGEST]
const preview = (mode: KeysMode, keys: readonly string[] = KEYS) =>
  previewKeys(segment, { mode, list: 'included', contextKind: 'user', keys })

test('a preview tells new keys from those that are there, repeated, too long, and on the other list', () => {
  expect(preview('add')).toEqual({
    added: ['cyd', 'eve', LONGEST],
    removed: [],
    same: ['ann'],
    repeated: new Map([['cyd', 2]]),
    repeatedCount: 1,
    invalid: [TOO_LONG],
    onOtherList: ['eve'],
  })
})

test('keys are removed as far as they are listed', () => {
  expect(preview('remove')).toMatchObject({
    added: [],
    removed: ['ann'],
    same: ['cyd', 'eve', LONGEST],
    onOtherList: [],
  })
})

test('a list is replaced: what is not among the keys goes', () => {
  expect(preview('replace')).toMatchObject({ added: ['cyd', 'eve', LONGEST], removed: ['bob'], same: ['ann'] })
  expect(preview('replace', ['bob', 'ann'])).toMatchObject({ added: [], removed: [], same: ['bob', 'ann'] })
})

test('a preview has a line for each key, what needs a look first', () => {
  expect(previewLines(preview('replace', [...KEYS, 'cyd'])).map(({ key, fate, times }) => [fate, key, times])).toEqual([
    ['invalid', TOO_LONG, 1],
    ['repeated', 'cyd', 3],
    ['removed', 'bob', 1],
    ['added', 'cyd', 3],
    ['added', 'eve', 1],
    ['added', LONGEST, 1],
    ['same', 'ann', 1],
  ])
})

test('edits name the list', () => {
  const target = { contextKind: 'user', values: ['ann'] }
  expect(addKeys('included', target).kind).toBe('addIncludedTargets')
  expect(addKeys('excluded', target).kind).toBe('addExcludedTargets')
  expect(removeKeys('included', target).kind).toBe('removeIncludedTargets')
  expect(removeKeys('excluded', target).kind).toBe('removeExcludedTargets')
})
