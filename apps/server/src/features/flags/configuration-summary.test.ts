import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newMigrationFlagDefinition,
  type ConfiguredServe,
  type FlagConfiguration,
} from '@guidon/model'
import { expect, test } from 'vitest'
import { summarize } from './configuration-summary.ts'

const definition = newFlagDefinition({ key: 'f', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
const configuration = newFlagConfiguration(definition, 'salt')
const split = (...weights: number[]): ConfiguredServe => ({
  rollout: {
    kind: 'rollout',
    contextKind: 'user',
    variations: weights.map((weight, index) => ({ variationId: index === 0 ? 'true' : 'false', weight })),
  },
})

const on = { ...configuration, on: true }
const rule = {
  id: 'rule',
  description: 'Testers',
  clauses: [{ contextKind: 'user', attribute: 'plan', op: 'in', values: ['pro'], negate: false }],
  serve: { variationId: 'true' },
  trackEvents: false,
} as const

test.each<[string, Partial<FlagConfiguration>, string, string]>([
  ['off', {}, 'Off', '"false"'],
  ['off without a variation', { offVariationId: null }, 'Off', 'the default value'],
  ['on for everyone', { on: true }, 'Everyone', '"true"'],
  ['on for nobody', { on: true, fallthrough: { variationId: 'false' } }, 'Nobody', '"false"'],
  ['split', { on: true, fallthrough: split(12_500, 87_500) }, '12.5%', '12.5% "true", 87.5% "false"'],
  ['split, with nothing for some', { on: true, fallthrough: split(0, 100_000) }, 'Nobody', '"false"'],
  [
    'split in parts of the same',
    { on: true, fallthrough: split(20_000, 30_000, 50_000) },
    '20%',
    '20% "true", 80% "false"',
  ],
  ['on with a rule', { on: true, rules: [rule] }, 'Everyone · 1 rule', '"true"'],
  [
    'on with rules and targets',
    {
      on: true,
      fallthrough: split(25_000, 75_000),
      rules: [rule, rule, rule],
      targets: [{ contextKind: 'user', variationId: 'true', values: ['ann', 'ben'] }],
    },
    '25% · 3 rules · 2 targets',
    '25% "true", 75% "false"',
  ],
])('a flag that is %s', (_, change, inShort, serves) => {
  expect(summarize(definition, { ...configuration, ...change })).toMatchObject({ in_short: inShort, serves })
})

test.each<[string, ConfiguredServe, string]>([
  ['one stage', { variationId: 'shadow' }, 'shadow'],
  ['two stages', rollout('rollout', { shadow: 90_000, live: 10_000 }), 'shadow 90 · live 10'],
  ['three stages', rollout('rollout', { off: 20_000, shadow: 20_000, live: 60_000 }), '3-way split'],
  ['an experiment', rollout('experiment', { off: 20_000, live: 80_000 }), '2-way test'],
])('a flag with %s', (_, fallthrough, text) => {
  const migration = newMigrationFlagDefinition({ key: 'm' })
  const started = newFlagConfiguration(migration, 'salt')
  expect(summarize(migration, { ...started, on: true, fallthrough })).toMatchObject({ in_short: text })
})

function rollout(kind: 'rollout' | 'experiment', weights: Readonly<Record<string, number>>): ConfiguredServe {
  const variations = Object.entries(weights).map(([variationId, weight]) => ({ variationId, weight }))
  return { rollout: { kind, contextKind: 'user', variations } }
}

test('a variation goes by its name', () => {
  const [first, second] = BOOLEAN_VARIATIONS
  const named = { ...definition, variations: [{ ...first!, name: 'New checkout' }, second!] }
  expect(summarize(named, on)).toMatchObject({
    serves: '"New checkout"',
    in_short: 'Everyone',
    split: [{ variation: 0, label: 'New checkout', weight: 100_000 }],
  })
})

test.each<[string, Partial<FlagConfiguration>, boolean]>([
  ['on', {}, true],
  ['off', { on: false }, false],
  ['split', { fallthrough: split(50_000, 50_000) }, false],
  ['with a rule', { rules: [rule] }, false],
  ['with a target', { targets: [{ contextKind: 'user', variationId: 'true', values: ['ann'] }] }, false],
  ['with a prerequisite', { prerequisites: [{ key: 'other', variationId: 'true' }] }, false],
])('whether a flag that is %s serves the same to everyone', (_, change, isSettled) => {
  expect(summarize(definition, { ...on, ...change }).is_settled).toBe(isSettled)
})

test.each<[string, Partial<FlagConfiguration>, boolean]>([
  ['the salt', { salt: 'other' }, true],
  ['the name of a rule', { rules: [{ ...rule, id: 'b', description: 'Others' }] }, true],
  ['being off', { on: false }, true],
  ['what a rule serves', { rules: [{ ...rule, serve: { variationId: 'false' } }] }, false],
  ['a value of a clause', { rules: [{ ...rule, clauses: [{ ...rule.clauses[0], values: ['free'] }] }] }, false],
  ['a weight', { fallthrough: split(50_000, 50_000) }, false],
  ['the off variation', { offVariationId: null }, false],
  ['a target', { targets: [{ contextKind: 'user', variationId: 'true', values: ['ann'] }] }, false],
  ['a prerequisite', { prerequisites: [{ key: 'other', variationId: 'true' }] }, false],
])('of configurations that differ in %s', (_, change, isAlike) => {
  const base = { ...on, rules: [rule] }
  const isSame = summarize(definition, base).digest === summarize(definition, { ...base, ...change }).digest
  expect(isSame).toBe(isAlike)
})
