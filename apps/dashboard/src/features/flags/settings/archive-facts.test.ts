import type { ChangeCheck, ChangePlan, FlagDetail, FlagState } from '@guidon/api'
import { BOOLEAN_VARIATIONS, newFlagDefinition } from '@guidon/model'
import { expect, test } from 'vitest'
import { neededFacts, quietFact, sameFact } from './archive-facts.ts'

const DAY = 86_400_000
const now = 100 * DAY
const words = { now, nameOf: (key: string) => key.toUpperCase(), ago: (at: number) => `${(now - at) / DAY} days ago` }

const state = (environment: string, rest: Partial<FlagState> = {}): FlagState => ({
  environment,
  isOn: true,
  inShort: 'Everyone',
  serves: '"true"',
  split: [{ variation: 0, label: 'true', weight: 100_000 }],
  ruleCount: 0,
  targetCount: 0,
  prerequisiteCount: 0,
  version: 1,
  updatedAt: 0,
  differsFrom: null,
  lastEvaluatedAt: null,
  ...rest,
})

const flag = (...environments: readonly FlagState[]): FlagDetail => ({
  definition: newFlagDefinition({ key: 'checkout', valueType: 'boolean', variations: BOOLEAN_VARIATIONS }),
  version: 1,
  createdAt: 0,
  updatedAt: 0,
  lifecycle: 'live',
  environments: [...environments],
})

test.each([
  ['never', null, 'ok'],
  ['eight days ago', now - 8 * DAY, 'ok'],
  ['a day ago', now - DAY, 'wait'],
])('evaluated %s', (_, lastEvaluatedAt, verdict) => {
  expect(quietFact(flag(state('staging'), state('production', { lastEvaluatedAt })), words).verdict).toBe(verdict)
})

test('says where programs still ask, and when they did', () => {
  const { detail } = quietFact(flag(state('a', { lastEvaluatedAt: now - DAY }), state('b')), words)
  expect(detail).toBe('Last in A 1 days ago. Once it is archived they get the default value in their code.')
})

const half = [
  { variation: 0, label: 'true', weight: 50_000 },
  { variation: 1, label: 'false', weight: 50_000 },
]
const off = { isOn: false, serves: '"false"', split: [{ variation: 1, label: 'false', weight: 100_000 }] }

test.each<[string, Partial<FlagState>, Partial<FlagState>, 'ok' | 'wait']>([
  ['the same in both', {}, {}, 'ok'],
  ['off in both, whatever the rules', { ...off, ruleCount: 3 }, off, 'ok'],
  ['on in one, off in the other', {}, off, 'wait'],
  ['a split in both', { split: half }, { split: half }, 'wait'],
  ['a rule in one', { ruleCount: 1 }, {}, 'wait'],
  ['a target in one', {}, { targetCount: 1 }, 'wait'],
  ['the default in the code', { split: [] }, { split: [] }, 'wait'],
])('%s', (_, one, other, verdict) => {
  expect(sameFact(flag(state('a', one), state('b', other)), words).verdict).toBe(verdict)
})

const plan = (...checks: readonly ChangeCheck[]): ChangePlan => ({
  operations: [],
  sentences: [],
  diff: [],
  impact: [],
  checks: [...checks],
  decision: 'blocked',
})

test('what needs the flag is in the way, what the review asks for is not', () => {
  const inUse: ChangeCheck = { code: 'flag_in_use', verdict: 'block', reason: 'Flag "a" needs it.' }
  const confirmation: ChangeCheck = { code: 'typed_confirmation', verdict: 'block', reason: 'Type production.' }
  expect(neededFacts(plan(confirmation)).map(({ verdict }) => verdict)).toEqual(['ok'])
  expect(neededFacts(plan(inUse, inUse, confirmation))).toEqual([
    { verdict: 'bad', title: 'Another flag needs it', detail: 'Flag "a" needs it.' },
  ])
})
