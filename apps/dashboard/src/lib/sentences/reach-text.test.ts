import type { FlagImpact } from '@guidon/api'
import { expect, test } from 'vitest'
import { reachTexts } from './reach-text.ts'

const impact = (environment: string, changed: number, changedByAny: number, contexts = 2_000): FlagImpact => ({
  flag: 'f',
  environment,
  seen: contexts,
  contexts,
  changed,
  changedByAny,
  now: [],
  moves: [],
  dependants: [],
})
const nameOf = (key: string): string => key.toUpperCase()

test.each<[readonly FlagImpact[], readonly string[]]>([
  [[], []],
  [[impact('live', 7, 7)], ['Changes 1 flag in LIVE, for 7 of 2,000 contexts seen.']],
  [
    [impact('live', 7, 1_204), impact('live', 0, 1_204), impact('live', 1_200, 1_204), impact('dev', 0, 0, 1)],
    [
      'Changes 2 flags in LIVE, for 1,204 of 2,000 contexts seen.',
      'Has to do with 1 flag in DEV, and changes nothing for the 1 context seen.',
    ],
  ],
  [
    [impact('live', 0, 0, 0), impact('live', 0, 0, 0)],
    ['Has to do with 2 flags in LIVE. For whom is not known: no contexts were seen.'],
  ],
])('%j', (flags, expected) => {
  expect(reachTexts(flags, nameOf)).toEqual(expected)
})
