import type { FlagImpact } from '@guidon/api'
import { BOOLEAN_VARIATIONS, newFlagDefinition, type ConfiguredRollout } from '@guidon/model'
import { expect, test } from 'vitest'
import { movesBuckets, switchingOf, toFixed, toSplit, weightsOf, withBucketBy, withWeights } from './serve-edits.ts'
import { addKeys, countTargets, keysOf, setKeys } from './target-edits.ts'

const users = (variationId: string, ...values: readonly string[]) => ({ contextKind: 'user', variationId, values })
const targets = [users('true', 'a', 'b'), users('false', 'c'), { ...users('false', 'a'), contextKind: 'org' }]

test('keys that another variation has move over, those of another kind stay', () => {
  expect(addKeys(targets, users('false'), ['a', 'x', 'x'])).toEqual([
    { kind: 'removeTargets', ...users('true', 'a') },
    { kind: 'addTargets', ...users('false', 'a', 'x') },
  ])
})

test('keys that the list has already are not taken out of it first', () => {
  expect(addKeys(targets, users('false'), ['c'])).toEqual([{ kind: 'addTargets', ...users('false', 'c') }])
})

test('setting a list removes and adds what differs', () => {
  expect(setKeys(targets, users('true'), ['b', 'z'])).toEqual([
    { kind: 'removeTargets', ...users('true', 'a') },
    { kind: 'addTargets', ...users('true', 'z') },
  ])
  expect(setKeys(targets, users('true'), ['a', 'b'])).toEqual([])
})

test('counts and finds keys', () => {
  expect(countTargets(targets)).toBe(4)
  expect(keysOf(targets, users('false'))).toEqual(['c'])
  expect(keysOf(targets, { contextKind: 'device', variationId: 'true' })).toEqual([])
})

const definition = newFlagDefinition({ key: 'f', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
const rollout: ConfiguredRollout = {
  kind: 'rollout',
  contextKind: 'user',
  variations: [
    { variationId: 'false', weight: 75_000 },
    { variationId: 'true', weight: 25_000 },
  ],
}

test('shares are shown in the order of variations and put back in that of the split', () => {
  expect(weightsOf(rollout, definition)).toEqual([25_000, 75_000])
  expect(withWeights(rollout, definition, [50_000, 50_001]).rollout?.variations).toEqual([
    { variationId: 'false', weight: 50_001 },
    { variationId: 'true', weight: 50_000 },
  ])
})

test('a variation new to the split stands last, and one listed twice once', () => {
  const only = { ...rollout, variations: [rollout.variations[0]!, rollout.variations[0]!] }
  expect(withWeights(only, definition, [1, 99_999]).rollout?.variations).toEqual([
    { variationId: 'false', weight: 99_999 },
    { variationId: 'true', weight: 1 },
  ])
})

test('a split begins with everyone where they are, and ends where most were', () => {
  const split = toSplit({ variationId: 'false' }, definition)
  expect(split.rollout && weightsOf(split.rollout, definition)).toEqual([0, 100_000])
  expect(toSplit({ rollout }, definition)).toEqual({ rollout })
  expect(toFixed({ rollout })).toEqual({ variationId: 'false' })
  expect(toFixed({ variationId: 'true' })).toEqual({ variationId: 'true' })
})

test('buckets move with what is bucketed by, not with shares', () => {
  const byOrg = withBucketBy(rollout, 'org')
  expect(byOrg.rollout?.bucketBy).toBe('org')
  expect(withBucketBy({ ...rollout, bucketBy: 'org' }, 'key')).toEqual({ rollout })
  expect(movesBuckets({ rollout }, byOrg)).toBe(true)
  expect(movesBuckets({ rollout: { ...rollout, bucketBy: 'key' } }, { rollout })).toBe(false)
  expect(movesBuckets({ rollout }, withWeights(rollout, definition, [1, 2]))).toBe(false)
  expect(movesBuckets({ variationId: 'true' }, { rollout })).toBe(false)
})

const impact = (...moves: readonly (readonly [number | null, number | null, number])[]): FlagImpact => ({
  flag: 'f',
  environment: 'production',
  seen: 100,
  contexts: 100,
  changed: moves.reduce((sum, [, , contexts]) => sum + contexts, 0),
  changedByAny: 0,
  now: [],
  moves: moves.map(([from, to, contexts]) => ({ from, to, contexts })),
  dependants: [],
})

test('tells those who follow the increase from those who are taken back', () => {
  expect(switchingOf(impact([1, 0, 25], [0, 1, 3]))).toMatchObject({ toIndex: 0, forward: 25, back: 3, changed: 28 })
  expect(switchingOf(impact([1, 0, 25]))).toMatchObject({ toIndex: 0, back: 0 })
  expect(switchingOf(impact())).toMatchObject({ toIndex: null, forward: 0, back: 0 })
})
