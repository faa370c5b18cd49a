import { newFlagConfiguration, newFlagDefinition, type Clause } from '@guidon/model'
import { expect, test } from 'vitest'
import { attributeRows } from './attribute-rows.ts'

const clause = (attribute: string, contextKind?: string): Clause => ({
  ...(contextKind === undefined ? {} : { contextKind }),
  attribute,
  op: 'in',
  values: ['x'],
  negate: false,
})
const definition = newFlagDefinition({ key: 'f', valueType: 'boolean', variations: [] })
const rule = (...clauses: readonly Clause[]) => ({
  id: 'r',
  description: '',
  clauses,
  serve: { variationId: 'yes' },
  trackEvents: false,
})
const configuration = {
  ...newFlagConfiguration(definition, 'salt'),
  rules: [rule(clause('plan'), clause('plan', 'user')), rule(clause('/address/city', 'user')), rule(clause('/odd'))],
}
const world = { flags: new Map([['f', { definition, configuration }]]), segments: new Map() }
const seen = (name: string, values: readonly (readonly [string | number | boolean, number])[] = [['x', 1]]) => ({
  kind: 'user',
  name,
  values: values.map(([value, count]) => ({ value, count })),
  lastSeenAt: 0,
})

test.each([
  ['plan', 1],
  ['address', 1],
  ['/odd', 1],
  ['email', 0],
])('counts the rules about %s', (name, count) => {
  expect(attributeRows([seen(name)], world)[0]?.ruleCount).toBe(count)
})

test('weighs types by how often their values are there', () => {
  const [row] = attributeRows(
    [
      seen('age', [
        [31, 6],
        ['31', 2],
        [true, 1],
        [32, 1],
      ]),
    ],
    null,
  )
  expect(row?.types).toEqual([
    { type: 'number', share: 0.7 },
    { type: 'text', share: 0.2 },
    { type: 'boolean', share: 0.1 },
  ])
  expect(row?.ruleCount).toBeNull()
})

test('an attribute whose values are objects has no type', () => {
  expect(attributeRows([seen('address', [])], null)[0]?.types).toEqual([])
})
