import { newFlagConfiguration, newFlagDefinition, type FlagConfiguration } from '@guidon/model'
import { expect, test } from 'vitest'
import { variationUses, whyNotRemove } from './variation-uses.ts'

const variation = (id: string) => ({ id, value: id, name: '', description: '' })
const definition = newFlagDefinition({ key: 'k', valueType: 'string', variations: ['a', 'b', 'c'].map(variation) })
const configuration = newFlagConfiguration(definition, 'salt')

const rule = (serve: FlagConfiguration['fallthrough']) => ({
  id: 'r',
  description: '',
  clauses: [],
  serve,
  trackEvents: false,
})
const rollout = {
  kind: 'rollout',
  contextKind: 'user',
  variations: [
    { variationId: 'a', weight: 25_000 },
    { variationId: 'b', weight: 75_000 },
    { variationId: 'c', weight: 0 },
  ],
} as const

const full: FlagConfiguration = {
  ...configuration,
  targets: [
    { contextKind: 'user', variationId: 'a', values: ['u', 'v'] },
    { contextKind: 'org', variationId: 'a', values: ['o'] },
  ],
  rules: [rule({ variationId: 'b' }), rule({ rollout })],
  fallthrough: { rollout },
  offVariationId: 'a',
}

test.each([
  ['a', ['3 individual targets', 'rule 2 at 25%', 'default at 25%', 'when off']],
  ['b', ['rule 1', 'rule 2 at 75%', 'default at 75%']],
  ['c', ['rule 2 at 0%', 'default at 0%']],
])('names every place that uses variation %s', (id, places) => {
  expect(variationUses([{ environment: 'production', configuration: full }], id)).toEqual([
    { environment: 'production', places },
  ])
})

test('leaves out environments that do not use it', () => {
  const both = [
    { environment: 'staging', configuration },
    { environment: 'production', configuration: full },
  ]
  expect(variationUses(both, 'b').map(({ environment }) => environment)).toEqual(['production'])
  expect(variationUses([{ environment: 'staging', configuration }], 'b')).toEqual([])
})

test('a variation in use is not removed, and the reason names the places', () => {
  const uses = [
    { environment: 'staging', places: ['default'] },
    { environment: 'production', places: ['rule 1', 'when off'] },
  ]
  expect(whyNotRemove(uses, (key) => key.toUpperCase())).toBe(
    'It is used in STAGING (default); PRODUCTION (rule 1, when off). Choose another there first.',
  )
  expect(whyNotRemove([], String)).toBeNull()
})
