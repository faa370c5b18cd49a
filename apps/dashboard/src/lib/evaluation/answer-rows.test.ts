import { BOOLEAN_VARIATIONS, newFlagConfiguration, newFlagDefinition, type Context } from '@guidon/model'
import { expect, test } from 'vitest'
import { answerRows, filterRows } from './answer-rows.ts'
import { evaluatedContext } from './context-parts.ts'
import { compileWorld } from './flag-world.ts'

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
  const rows = answerRows([{ world, context: user('ann') }])
  expect(rows.map((row) => [row.flag.definition.name, row.answers[0]?.evaluation?.value])).toEqual([
    ['Apple grid', false],
    ['Zebra', true],
  ])
})

test('all sides are compared with the first, by value', () => {
  const sides = ['ann', 'bob', 'ann', 'eve'].map((key) => ({ world, context: user(key) }))
  const rows = answerRows(sides)
  expect(rows.map(({ differences }) => differences)).toEqual([
    [false, false, false, false],
    [false, true, false, true],
  ])
  expect(filterRows(rows, { text: '', isDifferingOnly: true }).map((row) => row.flag.definition.key)).toEqual(['b'])
})

test('each side has the flag as its environment configures it', () => {
  const other = compileWorld({ flags: new Map([flag('a', 'Apple grid', 'bob')]), segments: new Map() })
  const [apple] = answerRows([
    { world, context: user('bob') },
    { world: other, context: user('bob') },
  ])
  expect(apple?.answers.map((answer) => answer?.flag.configuration.targets.length)).toEqual([0, 1])
})

test('a flag that only one side has differs, whichever it is', () => {
  const other = compileWorld({ flags: new Map([flag('a', 'Apple grid', null)]), segments: new Map() })
  const [first, second] = [
    { world, context: user('bob') },
    { world: other, context: user('bob') },
  ] as const
  const differing = (sides: Parameters<typeof answerRows>[0]) => answerRows(sides).map(({ differences }) => differences)
  expect(differing([first, second])).toEqual([
    [false, false],
    [false, true],
  ])
  expect(differing([second, first])).toEqual([
    [false, false],
    [false, true],
  ])
})

test('what is not tried here differs from nothing', () => {
  const [key, slow] = flag('slow', 'Slow', null)
  const clause = { contextKind: 'user', attribute: 'email', op: 'matches', values: ['^(a|b|ab)*c$'], negate: false }
  const rule = { id: 'r', description: '', clauses: [clause], serve: { variationId: yes }, trackEvents: false }
  const costly = compileWorld({
    flags: new Map([[key, { ...slow, configuration: { ...slow.configuration, rules: [rule] } }]]),
    segments: new Map(),
  })
  const ann = evaluatedContext([{ kind: 'user', attributes: { key: 'ann', email: 'ab'.repeat(30) } }])!
  const [row] = answerRows([
    { world: costly, context: ann },
    { world: costly, context: user('bob') },
  ])
  expect(row?.answers.map((answer) => answer?.evaluation === null)).toEqual([true, false])
  expect(row?.differences).toEqual([false, false])
})

test.each([
  ['grid apple', 1],
  ['ZEB', 1],
  ['b', 1],
  ['nothing', 0],
])('%s finds %d', (text, count) => {
  const rows = answerRows([{ world, context: user('ann') }])
  expect(filterRows(rows, { text, isDifferingOnly: false })).toHaveLength(count)
})
