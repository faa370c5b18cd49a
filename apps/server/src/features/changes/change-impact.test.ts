import { compileDataSet } from '@guidon/evaluation'
import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newSegmentDefinition,
  parseContext,
  resolveFlag,
  resolveSegment,
  type Context,
  type Flag,
} from '@guidon/model'
import { expect, test } from 'vitest'
import type { PublishingService } from '../publishing/index.ts'
import { estimateImpact } from './change-impact.ts'

const environment = { id: 'e1', key: 'production' }
const off = flag(false)
const on = flag(true)

function flag(isOn: boolean): Flag {
  const definition = newFlagDefinition({ key: 'f', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
  const clause = { contextKind: 'user', attribute: 'plan', op: 'in', values: ['gold'], negate: true }
  const rule = { id: 'r', description: '', clauses: [clause], serve: { variationId: 'false' }, trackEvents: false }
  const configuration = { ...newFlagConfiguration(definition, 'salt'), on: isOn, rules: [rule] }
  return resolveFlag(definition, configuration, { version: 1, definitions: new Map() })
}

function context(key: string, plan: string): Context {
  const parsed = parseContext({ kind: 'user', key, plan })
  if (!parsed.ok) throw new Error('not a context')
  return parsed.value
}

function sources(contexts: readonly Context[], others: readonly Flag[] = []) {
  const compiled = compileDataSet({
    flags: new Map([off, ...others].map((one) => [one.key, one])),
    segments: new Map(),
  })
  const publishing = { environment: (id: string) => (id === 'e1' ? { compiled } : undefined) } as PublishingService
  const sample = contexts.map((one) => ({ context: one, lastSeenAt: 0 }))
  const seenContexts = { recent: async () => ({ seen: 48_310, sample }) }
  return { publishing, seenContexts }
}

const turnOn = [{ kind: 'flag' as const, key: 'f', value: on }]

test('counts the contexts that get something else, and which way', async () => {
  const contexts = [context('a', 'gold'), context('b', 'gold'), context('c', 'free')]
  expect(await estimateImpact(sources(contexts), environment, turnOn)).toEqual([
    {
      flag: 'f',
      environment: 'production',
      seen: 48_310,
      contexts: 3,
      changed: 2,
      changedByAny: 2,
      now: [{ variation: 1, contexts: 3 }],
      moves: [{ from: 1, to: 0, contexts: 2 }],
      dependants: [],
    },
  ])
})

test('a flag that goes away leaves everyone with the default value', async () => {
  const gone = [{ kind: 'flag' as const, key: 'f', value: null }]
  expect(await estimateImpact(sources([context('a', 'gold')]), environment, gone)).toMatchObject([
    { changed: 1, moves: [{ from: 1, to: null, contexts: 1 }] },
  ])
})

test('a flag that comes takes everyone from the default value', async () => {
  const added = [{ kind: 'flag' as const, key: 'f2', value: { ...off, key: 'f2' } }]
  expect(await estimateImpact(sources([context('a', 'gold')]), environment, added)).toMatchObject([
    { flag: 'f2', changed: 1, moves: [{ from: null, to: 1, contexts: 1 }] },
  ])
})

test('names the flags that depend on the changed one, also by way of others', async () => {
  const child: Flag = { ...off, key: 'child', prerequisites: [{ key: 'f', variation: 0 }] }
  const grandchild: Flag = { ...off, key: 'grandchild', prerequisites: [{ key: 'child', variation: 0 }] }
  const impact = await estimateImpact(sources([], [grandchild, child]), environment, turnOn)
  expect(impact.map(({ flag, dependants }) => [flag, dependants])).toEqual([
    ['child', ['grandchild']],
    ['f', ['child', 'grandchild']],
    ['grandchild', []],
  ])
})

test('counts once who gets something else of several flags', async () => {
  const clause = { contextKind: '', attribute: '', op: 'segmentMatch', values: ['beta'], negate: false }
  const about = (key: string, plan: string): Flag => {
    const { rules, ...rest } = on
    const [rule] = rules
    const first = { ...rule!, clauses: [{ ...rule!.clauses[0]!, values: [plan], negate: false }, clause] }
    return { ...rest, key, rules: [{ ...first, variation: 0 }], fallthrough: { variation: 1 } }
  }
  const contexts = ['a', 'b', 'c'].map((key) => context(key, key === 'c' ? 'free' : 'gold'))
  const segment = resolveSegment(
    {
      ...newSegmentDefinition({ key: 'beta', salt: 's' }),
      included: [{ contextKind: 'user', values: ['a', 'b', 'c'] }],
    },
    1,
  )
  const impact = await estimateImpact(
    sources(contexts, [about('one', 'gold'), about('two', 'gold'), about('three', 'free')]),
    environment,
    [{ kind: 'segment', key: 'beta', value: segment }],
  )
  expect(impact.map(({ flag, changed, changedByAny }) => [flag, changed, changedByAny])).toEqual([
    ['one', 2, 3],
    ['three', 1, 3],
    ['two', 2, 3],
  ])
})

test('no contexts seen is an answer', async () => {
  expect(await estimateImpact(sources([]), environment, turnOn)).toMatchObject([{ contexts: 0, changed: 0, moves: [] }])
})

test('an environment that is not loaded has no estimate', async () => {
  expect(await estimateImpact(sources([]), { id: 'e2', key: 'other' }, turnOn)).toEqual([])
})
