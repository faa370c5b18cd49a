import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newSegmentDefinition,
  type Clause,
  type ConfiguredFlag,
  type ConfiguredServe,
  type FlagConfiguration,
  type Json,
} from '@guidon/model'
import { expect, test } from 'vitest'
import { evaluatedContext, readContextJson } from '../../../lib/evaluation/context-parts.ts'
import { compileWorld, explainIn } from '../../../lib/evaluation/flag-world.ts'
import { variationName } from './explain-steps.ts'
import { whatWouldChange } from './what-would-change.ts'

const [yes, no] = BOOLEAN_VARIATIONS.map(({ id }) => id) as [string, string]
const clause = (attribute: string, op: string, values: readonly Json[], negate = false): Clause => {
  const [contextKind = '', ...name] = attribute.split('.')
  return { contextKind, attribute: name.join('.'), op, values, negate }
}
const split = (weight: number, contextKind = 'user'): ConfiguredServe => ({
  rollout: {
    kind: 'rollout',
    contextKind,
    variations: [
      { variationId: yes, weight },
      { variationId: no, weight: 100_000 - weight },
    ],
  },
})
const rule = (clauses: readonly Clause[], serve: ConfiguredServe = { variationId: yes }) => ({
  id: `rule ${JSON.stringify(clauses)}`,
  description: '',
  clauses,
  serve,
  trackEvents: false,
})
function flagCalled(key: string, changes: Partial<FlagConfiguration>): ConfiguredFlag {
  const definition = newFlagDefinition({ key, name: key, valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
  const configuration = { ...newFlagConfiguration(definition, 'salt'), on: true, fallthrough: { variationId: no } }
  return { definition, configuration: { ...configuration, ...changes } }
}
const beta = {
  ...newSegmentDefinition({ key: 'beta', name: 'Beta', salt: 's' }),
  excluded: [{ contextKind: 'user', values: ['eve'] }],
}

function suggestionFor(changes: Partial<FlagConfiguration>, context: Json, others: readonly ConfiguredFlag[] = []) {
  const flag = flagCalled('grid', changes)
  const world = compileWorld({
    flags: new Map([flag, ...others].map((one) => [one.definition.key, one])),
    segments: new Map([['beta', beta]]),
  })
  const read = readContextJson(context)
  if (typeof read === 'string') throw new Error(read)
  const explained = explainIn(world, 'grid', evaluatedContext(read)!)
  if (explained.costlyPattern !== null) throw new Error(explained.costlyPattern)
  const found = whatWouldChange({ world, flagKey: 'grid', context: read }, explained)
  if (found === null) return null
  const { variation, condition, because } = found
  return `${variationName(flag, variation ?? undefined)} if ${condition}${because === null ? '' : `: ${because}`}`
}

const ann = { kind: 'user', key: 'ann', plan: 'free', age: 17, version: '24.7.2', joined: '2024-05-01T00:00:00Z' }

test.each<[Clause, string]>([
  [clause('user.plan', 'in', ['pro', 'team']), 'true if user.plan is pro or team'],
  [clause('user.plan', 'in', ['free'], true), 'true if user.plan is not free'],
  [clause('user.beta', 'in', [true]), 'true if user.beta is true'],
  [clause('user.age', 'greaterThanOrEqual', [18]), 'true if user.age is at least 18'],
  [clause('user.age', 'greaterThan', [20]), 'true if user.age is greater than 20'],
  [clause('user.age', 'lessThan', [10]), 'true if user.age is less than 10'],
  [clause('user.age', 'lessThan', [18], true), 'true if user.age is at least 18'],
  [clause('user.version', 'semVerLessThan', ['24.8.0'], true), 'true if user.version is 24.8.0 or newer'],
  [clause('user.version', 'semVerGreaterThan', ['24.8.0']), 'true if user.version is newer than 24.8.0'],
  [clause('user.version', 'semVerLessThan', ['24.7.0']), 'true if user.version is older than 24.7.0'],
  [clause('user.joined', 'after', ['2025-01-01T00:00:00Z']), 'true if user.joined is after 2025-01-01T00:00:00Z'],
  [clause('user.email', 'endsWith', ['@x.org']), 'true if user.email ends with @x.org'],
  [clause('user.email', 'matches', ['^admin@x\\.org$']), 'true if user.email matches ^admin@x\\.org$'],
  [clause('organization.tier', 'in', ['gold']), 'true if organization.tier is gold'],
  [clause('user./address/city', 'in', ['Oslo']), 'true if user./address/city is Oslo'],
  [clause('user.', 'segmentMatch', ['beta']), 'true if it is in segment Beta'],
])('a rule that fails by %o', (failing, expected) => {
  expect(suggestionFor({ rules: [rule([failing])] }, ann)).toBe(expected)
})

test('a segment that one must not be in: excluded from it', () => {
  const rules = [rule([clause('user.', 'segmentMatch', ['beta'], true)])]
  const eve = { kind: 'user', key: 'eve' }
  expect(suggestionFor({ rules, fallthrough: { variationId: yes } }, eve)).toBeNull()
})

test('of two rules the one that matches in part comes first', () => {
  const rules = [
    rule([clause('user.role', 'in', ['admin'])]),
    rule([clause('user.plan', 'in', ['free']), clause('user.age', 'greaterThan', [17])]),
  ]
  expect(suggestionFor({ rules }, ann)).toBe('true if user.age is greater than 17')
})

test('a rule that fails by two clauses is no suggestion', () => {
  const rules = [rule([clause('user.role', 'in', ['admin']), clause('user.plan', 'in', ['pro'])])]
  expect(suggestionFor({ rules }, ann)).toBeNull()
})

test('a rule that gives the same is no suggestion', () => {
  expect(suggestionFor({ rules: [rule([clause('user.plan', 'in', ['pro'])], { variationId: no })] }, ann)).toBeNull()
})

test('where the rule has a percentage, the bucket is told', () => {
  const rules = [rule([clause('user.plan', 'in', ['pro'])], split(99_000))]
  expect(suggestionFor({ rules }, ann)).toMatch(/^true if user\.plan is pro: bucket [\d.]+% is under 99%$/)
})

test('a percentage by a kind that the context lacks decides nothing', () => {
  const rules = [rule([clause('organization.tier', 'in', ['gold'])], split(50_000, 'organization'))]
  expect(suggestionFor({ rules }, ann)).toBeNull()
})

test('out of a percentage: how large it would have to be', () => {
  expect(suggestionFor({ fallthrough: split(100) }, ann)).toMatch(
    /^true if the share of true is [\d.]+% or more: bucket [\d.]+% is not under 0\.1%$/,
  )
})

test('in a percentage: how small it would have to be', () => {
  expect(suggestionFor({ fallthrough: split(99_900) }, ann)).toMatch(
    /^false if the share of true is [\d.]+% or less: bucket [\d.]+% is under 99\.9%$/,
  )
})

test('off: turned on', () => {
  expect(suggestionFor({ on: false, fallthrough: { variationId: yes } }, ann)).toBe('true if targeting is turned on')
  expect(suggestionFor({ on: false }, ann)).toBeNull()
})

test('a listed context: taken off the list', () => {
  const targets = [{ contextKind: 'user', variationId: yes, values: ['ann'] }]
  expect(suggestionFor({ targets }, ann)).toBe('false if it is not among the individual targets')
})

test('a prerequisite: what it would have to give', () => {
  const changes = { prerequisites: [{ key: 'parent', variationId: yes }], fallthrough: { variationId: yes } }
  expect(suggestionFor(changes, ann, [flagCalled('parent', {})])).toBe('true if parent gives true')
})
