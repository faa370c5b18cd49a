import type { ClauseStep, SplitStep } from '@guidon/evaluation'
import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newSegmentDefinition,
  type Clause,
  type FlagConfiguration,
  type Json,
} from '@guidon/model'
import { describe, expect, test } from 'vitest'
import { evaluatedContext, readContextJson } from '../../../lib/evaluation/context-parts.ts'
import { compileWorld, explainIn } from '../../../lib/evaluation/flag-world.ts'
import { bucketText, clauseText, explainLines, type StepLine } from './explain-steps.ts'

const [yes, no] = BOOLEAN_VARIATIONS.map(({ id }) => id) as [string, string]
const clause = (subject: string, op: string, values: readonly Json[], negate = false): Clause => {
  const [contextKind = '', attribute = ''] = subject.split('.')
  return { contextKind, attribute, op, values, negate }
}
const flagCalled = (key: string, changes: Partial<FlagConfiguration>, isArchived = false) => {
  const definition = {
    ...newFlagDefinition({ key, name: key.toUpperCase(), valueType: 'boolean', variations: BOOLEAN_VARIATIONS }),
    isArchived,
  }
  const configuration = { ...newFlagConfiguration(definition, 'salt'), on: true, fallthrough: { variationId: no } }
  return { definition, configuration: { ...configuration, ...changes } }
}
const rule = (id: string, description: string, clauses: readonly Clause[]) => ({
  id,
  description,
  clauses,
  serve: { variationId: yes },
  trackEvents: false,
})

describe('a clause is said with what it looked at', () => {
  test.each<[Clause, Json | undefined, ClauseStep['match'], string]>([
    [clause('app.version', 'semVerLessThan', ['24.8.0'], true), '24.7.2', false, 'app.version 24.7.2 < 24.8.0'],
    [clause('app.version', 'semVerGreaterThan', ['24.8.0']), '24.7.2', false, 'app.version 24.7.2 ≤ 24.8.0'],
    [clause('app.version', 'semVerEqual', ['1.0.0']), '2.0.0', false, 'app.version 2.0.0 ≠ 1.0.0'],
    [clause('user.age', 'greaterThanOrEqual', [18]), 17, false, 'user.age 17 < 18'],
    [clause('user.age', 'lessThan', [3, 4]), 5, false, 'user.age 5 is not less than 3 or 4'],
    [clause('user.plan', 'in', ['pro', 'team']), 'free', false, 'user.plan free is not pro or team'],
    [clause('user.plan', 'in', ['free'], true), 'free', false, 'user.plan free is free'],
    [clause('user.plan', 'in', ['a', 'b', 'c', 'd', 'e']), 'x', false, 'user.plan x is not a, b, c or 2 more'],
    [clause('user.email', 'endsWith', ['@x.org']), 'a@y.org', false, 'user.email a@y.org does not end with @x.org'],
    [clause('user.plan', 'in', ['pro']), undefined, false, 'no user.plan'],
    [clause('user.plan', 'in', ['pro']), 'pro', true, 'user.plan ✓'],
    [clause('user.plan', 'matches', ['(']), 'pro', 'malformed', 'user.plan cannot be compared'],
    [clause('user.', 'segmentMatch', ['beta']), undefined, false, 'not in segment beta'],
    [clause('user.', 'segmentMatch', ['beta', 'vip']), undefined, false, 'not in beta or vip'],
    [clause('user.', 'segmentMatch', ['beta']), undefined, true, 'in segment beta'],
    [clause('user.', 'segmentMatch', ['beta'], true), undefined, false, 'in segment beta'],
    [clause('user.', 'segmentMatch', ['beta'], true), undefined, true, 'not in segment beta'],
    [clause('user.kind', 'in', ['device']), 'user', false, 'context kind user is not device'],
  ])('%o with %j', (one, value, match, expected) => {
    expect(clauseText({ clause: one, value, match })).toBe(expected)
  })
})

describe('a bucket is said with the limits around it', () => {
  const split = (bucket: number, weights: readonly number[], hasContextKind = true): SplitStep => ({
    step: 'split',
    rollout: { contextKind: 'user', variations: weights.map((weight, variation) => ({ weight, variation })) },
    bucket,
    hasContextKind,
    evaluation: { value: true, reason: { kind: 'FALLTHROUGH' } },
    steps: [],
  })
  test.each<[SplitStep, string]>([
    [split(0.3141, [50_000, 50_000]), 'bucket 31.4% is under 50%'],
    [split(0.49999, [50_000, 50_000]), 'bucket 49.9% is under 50%'],
    [split(0.5, [50_000, 50_000]), 'bucket 50% is not under 50%'],
    [split(0.6149, [25_000, 50_000, 25_000]), 'bucket 61.4% is between 25% and 75%'],
    [split(0.12349, [12_345, 87_655]), 'bucket 12.349% is not under 12.345%'],
    [split(0.7, [100_000, 0]), 'bucket 70%'],
    [split(0, [50_000, 50_000], false), 'no user, so bucket 0%'],
  ])('%#', (step, expected) => {
    expect(bucketText(step)).toBe(expected)
  })
})

const clauses = [clause('district.tier', 'in', ['C']), clause('app.version', 'semVerLessThan', ['24.8.0'], true)]
const grid = flagCalled('grid', {
  prerequisites: [{ key: 'parent', variationId: yes }],
  targets: [{ contextKind: 'user', variationId: yes, values: ['robot'] }],
  rules: [rule('r1', 'Beta teachers', [clause('user.', 'segmentMatch', ['beta'])]), rule('r2', '', clauses)],
})
const segment = {
  ...newSegmentDefinition({ key: 'beta', name: 'Beta teachers', salt: 's' }),
  rules: [{ id: 's1', description: '', clauses: [clause('user.email', 'endsWith', ['@beta.org'])] }],
}
const parentOn = flagCalled('parent', { fallthrough: { variationId: yes } })

function linesFor(context: Json, flags: ReturnType<typeof flagCalled>[] = [grid, parentOn]): readonly StepLine[] {
  const world = compileWorld({
    flags: new Map(flags.map((flag) => [flag.definition.key, flag])),
    segments: new Map([['beta', segment]]),
  })
  const read = readContextJson(context)
  if (typeof read === 'string') throw new Error(read)
  const explained = explainIn(world, 'grid', evaluatedContext(read)!)
  if (explained.costlyPattern !== null) throw new Error(explained.costlyPattern)
  return explainLines(explained, world)
}

const inShort = (lines: readonly StepLine[]): string[] =>
  lines.map(({ verdict, title, notes }) => [`${verdict} ${title}`, ...notes.map(({ text }) => text)].join(' | '))

const teacher = {
  kind: 'multi',
  user: { key: 'teacher' },
  district: { key: 'north', tier: 'C' },
  app: { key: 'web', version: '24.7.2' },
}

test('steps go from the switch to what decides', () => {
  expect(inShort(linesFor(teacher))).toEqual([
    'met Flag is on',
    'met Prerequisite PARENT | gives true',
    'passed Individual targets | not listed',
    'passed 1 · Beta teachers | not in segment beta',
    'near Rule 2 | district.tier ✓ | app.version 24.7.2 < 24.8.0',
    'met 3 · Everyone else | matched',
  ])
})

test('what is not looked at is left out', () => {
  expect(inShort(linesFor({ kind: 'user', key: 'robot' }))).toEqual([
    'met Flag is on',
    'met Prerequisite PARENT | gives true',
    'met Individual targets | this user is listed',
  ])
})

test('a segment tells how it decided', () => {
  const lines = linesFor({ kind: 'user', key: 'ann', email: 'ann@beta.org' })
  expect(inShort(lines).at(-1)).toBe('met 1 · Beta teachers | in segment beta')
  const [decided] = lines.at(-1)?.parts ?? []
  expect(inShort([decided!])).toEqual(['met Segment Beta teachers'])
  expect(inShort(decided!.parts)).toEqual(['met Rule 1 of the segment'])
  expect(inShort(decided!.parts[0]!.parts)).toEqual(['met user.email ✓'])
})

test.each([
  ['is off', [flagCalled('parent', { on: false })], 'failed Prerequisite PARENT | is off, true is needed'],
  ['gives something else', [flagCalled('parent', {})], 'failed Prerequisite PARENT | gives false, true is needed'],
  ['is archived', [flagCalled('parent', {}, true)], 'failed Prerequisite PARENT | is archived'],
  ['is missing', [], 'failed Prerequisite parent | there is no such flag'],
])('a prerequisite that %s ends it', (_, parents, expected) => {
  expect(inShort(linesFor(teacher, [grid, ...parents]))).toEqual(['met Flag is on', expected])
})

test.each([
  ['off', flagCalled('grid', { on: false }), 'passed Flag is off | everyone gets false'],
  [
    'off without a variation',
    flagCalled('grid', { on: false, offVariationId: null }),
    'passed Flag is off | callers get their default value',
  ],
  ['archived', flagCalled('grid', {}, true), 'failed Flag is archived | callers get their default value'],
])('a flag that is %s says only that', (_, flag, expected) => {
  expect(inShort(linesFor(teacher, [flag]))).toEqual([expected])
})

test('a flag without rules gives everyone the same', () => {
  expect(inShort(linesFor(teacher, [flagCalled('grid', {})]))).toEqual(['met Flag is on', 'met Everyone | matched'])
})
