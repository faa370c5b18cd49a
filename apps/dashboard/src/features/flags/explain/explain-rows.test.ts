import { BOOLEAN_VARIATIONS, newFlagConfiguration, newFlagDefinition, type Context } from '@guidon/model'
import { expect, test } from 'vitest'
import { evaluatedContext } from '../../../lib/evaluation/context-parts.ts'
import { compileWorld } from '../../../lib/evaluation/flag-world.ts'
import { explainRows, filterRows } from './explain-rows.ts'

const [yes, no] = BOOLEAN_VARIATIONS.map(({ id }) => id) as [string, string]
const flag = (key: string, name: string, target: string | null, isArchived = false) => {
  const definition = {
    ...newFlagDefinition({ key, name, valueType: 'boolean', variations: BOOLEAN_VARIATIONS }),
    isArchived,
  }
  const targets = target === null ? [] : [{ contextKind: 'user', variationId: yes, values: [target] }]
  const configuration = {
    ...newFlagConfiguration(definition, 's'),
    on: true,
    fallthrough: { variationId: no },
    targets,
  }
  return [key, { definition, configuration }] as const
}
const world = compileWorld({
  flags: new Map([flag('b', 'Zebra', 'ann'), flag('a', 'Apple grid', null), flag('old', 'Old', 'ann', true)]),
  segments: new Map(),
})
const user = (key: string): Context => evaluatedContext([{ kind: 'user', attributes: { key } }])!

test('rows are by name, without archived flags', () => {
  const rows = explainRows({ world, context: user('ann') }, null)
  expect(rows.map((row) => [row.flag.definition.name, row.first?.value, row.isDifferent])).toEqual([
    ['Apple grid', false, false],
    ['Zebra', true, false],
  ])
})

test('two sides are compared by value', () => {
  const rows = explainRows({ world, context: user('ann') }, { world, context: user('bob') })
  expect(rows.map(({ isDifferent }) => isDifferent)).toEqual([false, true])
  expect(filterRows(rows, { text: '', isDifferingOnly: true }).map((row) => row.flag.definition.key)).toEqual(['b'])
})

test('a flag that only one side has differs', () => {
  const other = compileWorld({ flags: new Map([flag('a', 'Apple grid', null)]), segments: new Map() })
  const rows = explainRows({ world, context: user('bob') }, { world: other, context: user('bob') })
  expect(rows.map(({ isDifferent }) => isDifferent)).toEqual([false, true])
})

test.each([
  ['grid apple', 1],
  ['ZEB', 1],
  ['b', 1],
  ['nothing', 0],
])('%s finds %d', (text, count) => {
  const rows = explainRows({ world, context: user('ann') }, null)
  expect(filterRows(rows, { text, isDifferingOnly: false })).toHaveLength(count)
})
