import { expect, test } from 'vitest'
import type { ListedChange } from '../history/told-change.ts'
import { changeMarks } from './change-marks.ts'

const change = (id: string, environment: string | undefined, sentences: string[]): ListedChange => ({
  id,
  createdAt: Number(id),
  actor: { kind: 'member', id: 'dana', name: 'Dana' },
  reason: null,
  sentences,
  versions: [
    { subject: { kind: 'flag', key: 'a', ...(environment === undefined ? {} : { environment }) }, version: 2 },
  ],
  published: [],
  reverts: null,
  revertedBy: null,
  undoableUntil: 0,
})

test('marks what the environment notices, the oldest first, each with who and what', () => {
  const changes = [
    change('3', 'production', ['Turn targeting on', 'Add tag "x"', 'Add tag "y"']),
    change('2', 'staging', ['Turn targeting on']),
    change('1', undefined, ['Rename to "A", was "a"']),
  ]
  expect(changeMarks(changes, { flag: 'a', environment: 'production' })).toEqual([
    { id: '1', at: 1, sentence: 'Dana: Rename to "A", was "a"' },
    { id: '3', at: 3, sentence: 'Dana: Turn targeting on and 2 more' },
  ])
})
