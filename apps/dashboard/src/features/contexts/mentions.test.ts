import { newFlagConfiguration, newFlagDefinition, newSegmentDefinition, type Clause } from '@guidon/model'
import { expect, test } from 'vitest'
import { mentionsOf } from './mentions.ts'

const clause = (contextKind: string, attribute: string, values: Clause['values']): Clause => ({
  contextKind,
  attribute,
  op: 'in',
  values,
  negate: false,
})

const variations = [
  { id: 'yes', value: true, name: '', description: '' },
  { id: 'no', value: false, name: '', description: '' },
]
const definition = newFlagDefinition({ key: 'checkout', name: 'Checkout', valueType: 'boolean', variations })
const archived = { ...newFlagDefinition({ key: 'old', valueType: 'boolean', variations }), isArchived: true }
const rule = (clauses: readonly Clause[]) => ({
  id: 'r',
  description: '',
  clauses,
  serve: { variationId: 'yes' },
  trackEvents: false,
})
const configuration = {
  ...newFlagConfiguration(definition, 'salt'),
  targets: [{ contextKind: 'user', variationId: 'yes', values: ['ann'] }],
  rules: [
    rule([clause('user', 'key', ['bob'])]),
    rule([clause('user', 'role', ['admin']), clause('user', 'key', ['ann', 'eve'])]),
    rule([clause('organization', 'key', ['ann'])]),
    rule([{ ...clause('user', 'key', ['ann']), op: 'startsWith' }]),
  ],
}
const segment = {
  ...newSegmentDefinition({ key: 'beta', name: 'Beta', salt: 'salt' }),
  included: [{ contextKind: 'user', values: ['ann'] }],
  excluded: [{ contextKind: 'organization', values: ['ann'] }],
  rules: [{ id: 's', description: '', clauses: [clause('user', 'key', ['ann'])] }],
}
const world = {
  flags: new Map([
    ['checkout', { definition, configuration }],
    ['old', { definition: archived, configuration }],
  ]),
  segments: new Map([['beta', segment]]),
}

test.each([
  ['user', 'ann', ['Checkout: individual target', 'Checkout: Rule 2', 'Beta: listed as a member', 'Beta: rule 1']],
  ['user', 'bob', ['Checkout: Rule 1']],
  ['organization', 'ann', ['Checkout: Rule 3', 'Beta: listed as no member']],
  ['user', 'zoe', []],
])('%s %s is named by %j', (kind, key, expected) => {
  const found = mentionsOf(world, { kind, key }).map(({ name, where }) => `${name}: ${where}`)
  expect(found).toEqual(expected)
})

test('an individual target says what it gives', () => {
  const [target, ...others] = mentionsOf(world, { kind: 'user', key: 'ann' })
  expect(target?.variationId).toBe('yes')
  expect(others.filter(({ variationId }) => variationId !== undefined)).toEqual([])
})
