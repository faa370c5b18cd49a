import { expect, test } from 'vitest'
import { noticedIn, tellChange, type ListedChange } from './told-change.ts'

const change = (rest: Partial<ListedChange>): ListedChange => ({
  id: '1',
  createdAt: 0,
  actor: { kind: 'member', id: 'dana', name: 'Dana' },
  reason: null,
  sentences: [],
  versions: [],
  published: [],
  reverts: null,
  revertedBy: null,
  undoableUntil: 0,
  ...rest,
})

const flag = (key: string, environment?: string) =>
  ({ kind: 'flag', key, ...(environment === undefined ? {} : { environment }) }) as const

test('a change of one subject is told as it is', () => {
  const versions = [{ subject: flag('a', 'production'), version: 4 }]
  expect(tellChange(change({ versions, sentences: ['Turn targeting on'] }), 'a')).toEqual({
    parts: [{ environment: 'production', version: 4, sentences: ['Turn targeting on'] }],
    elsewhere: 0,
  })
})

test('of a change of several subjects only what is about the flag is told, place by place', () => {
  const versions = [
    { subject: flag('a'), version: 2 },
    { subject: flag('a', 'production'), version: 4 },
    { subject: flag('ab', 'production'), version: 9 },
  ]
  const sentences = [
    'flag "a": Add variation "x"',
    'flag "a" in production: By default serve "x"',
    'flag "ab" in production: Turn targeting on',
  ]
  expect(tellChange(change({ versions, sentences }), 'a')).toEqual({
    parts: [
      { environment: null, version: 2, sentences: ['Add variation "x"'] },
      { environment: 'production', version: 4, sentences: ['By default serve "x"'] },
    ],
    elsewhere: 1,
  })
})

test('an environment notices what is its own and what all share', () => {
  const part = (environment: string | null) => ({ environment, version: 1, sentences: [] })
  const parts = [part(null), part('staging'), part('production')]
  expect(noticedIn(parts, 'production')).toEqual([part(null), part('production')])
})
