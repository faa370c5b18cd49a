import { expect, test } from 'vitest'
import { appliedText } from './applied-text.ts'

const environments = [{ key: 'prod', name: 'Production' }]
const versionOf = (key: string, environment: string | undefined, version: number) => ({
  subject: { kind: 'flag' as const, key, environment },
  version,
})

test.each([
  [
    { sentences: ['Turn targeting on'], versions: [versionOf('checkout', 'prod', 42)], reverts: null },
    { title: 'Applied: Turn targeting on', detail: 'checkout in Production · version 42' },
  ],
  [
    { sentences: ['a', 'b', 'c'], versions: [versionOf('checkout', undefined, 2)], reverts: 'x' },
    { title: 'Undone: a and 2 more', detail: 'checkout · version 2' },
  ],
  [
    { sentences: ['a', 'b'], versions: [versionOf('x', 'dev', 2), versionOf('y', 'dev', 3)], reverts: null },
    { title: 'Applied: a and 1 more', detail: 'x in dev · version 2 and 1 more' },
  ],
  [
    { sentences: [], versions: [], reverts: null },
    { title: 'Applied: nothing', detail: '' },
  ],
])('%o', (change, text) => {
  expect(appliedText(change, environments)).toEqual(text)
})
