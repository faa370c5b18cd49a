import { applyFlagInstructions, newFlagConfiguration, newFlagDefinition, type ConfiguredRule } from '@guidon/model'
import { expect, test } from 'vitest'
import { differenceParts } from './comparison-rules.ts'

const definition = newFlagDefinition({
  key: 'theme',
  valueType: 'string',
  variations: ['light', 'dark'].map((id) => ({ id, value: id, name: '', description: '' })),
})
const here = newFlagConfiguration(definition, 'salt of here')
const there = newFlagConfiguration(definition, 'salt of there')

const rule = (id: string, plan: string, serve: ConfiguredRule['serve'] = { variationId: 'light' }): ConfiguredRule => ({
  id,
  description: '',
  clauses: [{ contextKind: 'user', attribute: 'plan', op: 'in', values: [plan], negate: false }],
  serve,
  trackEvents: false,
})
const half = (seed: number): ConfiguredRule['serve'] => ({
  rollout: {
    kind: 'rollout',
    contextKind: 'user',
    seed,
    variations: [
      { variationId: 'light', weight: 50_000 },
      { variationId: 'dark', weight: 50_000 },
    ],
  },
})

type Changes = Partial<typeof here>

const textsOf = (from: Changes, to: Changes): string[] =>
  differenceParts({ definition, from: { ...here, ...from }, to: { ...there, ...to } }, new Map()).map(
    ({ text }) => text,
  )

test.each<[what: string, from: Changes, to: Changes]>([
  ['salts', {}, {}],
  ['ids of rules', { rules: [rule('a', 'gold')] }, { rules: [rule('b', 'gold')] }],
  ['seeds of the default', { fallthrough: half(1) }, { fallthrough: half(2) }],
  ['seeds of a rule', { rules: [rule('a', 'gold', half(1))] }, { rules: [rule('b', 'gold', half(2))] }],
  [
    'two rules that say the same',
    { rules: [rule('a', 'gold'), rule('b', 'gold')] },
    { rules: [rule('c', 'gold'), rule('d', 'gold')] },
  ],
])('%s are no difference', (_, from, to) => {
  expect(textsOf(from, to)).toEqual([])
})

test.each<[what: string, from: Changes, to: Changes, texts: string[]]>([
  ['on', {}, { on: true }, ['Turn targeting on']],
  [
    'what a rule with the same clauses serves, under another id',
    { rules: [rule('a', 'gold')] },
    { rules: [rule('b', 'gold', { variationId: 'dark' })] },
    ['In rule 1 serve "dark", was "light"'],
  ],
  [
    'a rule more',
    { rules: [rule('a', 'gold')] },
    { rules: [rule('b', 'gold'), rule('a', 'silver')] },
    ['Add rule 2: if user plan is "silver" serve "light"'],
  ],
])('says what differs: %s', (_, from, to, texts) => {
  expect(textsOf(from, to)).toEqual(texts)
})

test('the parts together make one like the other', () => {
  const from = { ...here, rules: [rule('a', 'gold'), rule('b', 'silver')], fallthrough: half(1) }
  const to = { ...there, on: true, rules: [rule('b', 'gold', half(3)), rule('a', 'bronze')] }
  const parts = differenceParts({ definition, from, to }, new Map())
  const result = applyFlagInstructions(
    { definition, configuration: from },
    parts.map(({ instruction }) => instruction),
  )
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  const { configuration } = result.value
  expect(configuration.rules.map(({ clauses, serve }) => ({ clauses, serve }))).toEqual(
    to.rules.map(({ clauses, serve }) => ({ clauses, serve })),
  )
  expect({ ...configuration, rules: [], salt: '' }).toEqual({ ...to, rules: [], salt: '' })
})
