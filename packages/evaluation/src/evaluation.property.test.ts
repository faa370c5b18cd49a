import { parseContext, type Context, type Flag, type Segment } from '@guidon/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bucketer } from './bucketing/bucketer.ts'
import { compileDataSet, evaluate, evaluateAll, evaluateWithPrerequisites, explain } from './index.ts'

const KEYS = ['a', 'b', 'c', 'd', '__proto__'] as const
const key = fc.constantFrom(...KEYS)
const kind = fc.constantFrom('user', 'org', '')
const scalar = fc.constantFrom(true, 1, 2, 'x', '1.0.0', '2020-01-01T00:00:00Z', null)
const index = fc.integer({ min: -1, max: 3 })
const weight = fc.integer({ min: 0, max: 100_000 })

const clause = fc.record({
  contextKind: kind,
  attribute: fc.constantFrom('x', '/x/y', 'key', 'kind', '//'),
  op: fc.constantFrom('in', 'startsWith', 'lessThan', 'semVerEqual', 'before', 'matches', 'segmentMatch', 'odd'),
  values: fc.array(fc.oneof(scalar, key), { maxLength: 3 }),
  negate: fc.boolean(),
})
const rollout = fc.record({
  kind: fc.constantFrom('rollout', 'experiment'),
  contextKind: kind,
  bucketBy: fc.constantFrom('', 'x', '//'),
  variations: fc.array(fc.record({ variation: index, weight, untracked: fc.boolean() }), { maxLength: 3 }),
})
const serve = fc.oneof(fc.record({ variation: index }), fc.record({ rollout }))
const rule = fc.tuple(fc.record({ id: key, clauses: fc.array(clause, { maxLength: 2 }) }), serve)
const flag = fc.record({
  on: fc.boolean(),
  variations: fc.constant(['v0', 'v1', 'v2']),
  offVariation: fc.option(index),
  fallthrough: serve,
  prerequisites: fc.array(fc.record({ key, variation: index }), { maxLength: 2 }),
  targets: fc.array(fc.record({ variation: index, values: fc.array(key, { maxLength: 2 }) }), { maxLength: 2 }),
  rules: fc.array(
    rule.map(([base, served]) => ({ ...base, ...served })),
    { maxLength: 2 },
  ),
})
const segment = fc.record({
  included: fc.array(key, { maxLength: 1 }),
  excluded: fc.array(key, { maxLength: 1 }),
  rules: fc.array(fc.record({ clauses: fc.array(clause, { maxLength: 2 }), weight: fc.option(weight) }), {
    maxLength: 2,
  }),
  unbounded: fc.constantFrom(false, false, false, true),
  generation: fc.option(fc.constant(1)),
})
const flags = mapOf(flag as fc.Arbitrary<unknown> as fc.Arbitrary<Flag>)
const segments = mapOf(segment as fc.Arbitrary<unknown> as fc.Arbitrary<Segment>)
const dataSet = fc.record({ flags, segments })
const context = fc
  .record({
    kind: fc.constantFrom('user', 'org'),
    key,
    x: fc.oneof(scalar, fc.array(scalar), fc.record({ y: scalar })),
  })
  .map(contextOf)

test('the same input gives the same evaluation, explained or not, alone or among all', () => {
  fc.assert(
    fc.property(dataSet, context, (source, whom) => {
      const data = compileDataSet(source)
      const all = evaluateAll(data, whom)
      for (const flagKey of source.flags.keys()) {
        const evaluation = evaluate(data, flagKey, whom)
        const { prerequisites, ...alone } = evaluateWithPrerequisites(data, flagKey, whom)
        const direct = prerequisites.filter(({ prerequisiteOf }) => prerequisiteOf === flagKey)
        expect(evaluate(compileDataSet(source), flagKey, whom)).toStrictEqual(evaluation)
        expect(explain(data, flagKey, whom).evaluation).toStrictEqual(evaluation)
        expect(all.get(flagKey)?.evaluation).toStrictEqual(evaluation)
        expect(alone.evaluation).toStrictEqual(evaluation)
        if (evaluation.reason.kind !== 'ERROR') {
          expect(all.get(flagKey)?.directPrerequisites).toHaveLength(direct.length)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('changes give the same data set as compiling everything again', () => {
  fc.assert(
    fc.property(dataSet, dataSet, context, (before, after, whom) => {
      const changed = compileDataSet(before).applyChanges({
        flags: changesTo(before.flags, after.flags),
        segments: changesTo(before.segments, after.segments),
      })
      const anew = compileDataSet(after)
      for (const flagKey of KEYS) {
        expect(evaluate(changed, flagKey, whom)).toStrictEqual(evaluate(anew, flagKey, whom))
      }
    }),
    { numRuns: 200 },
  )
})

test('whatever the data is, evaluation gives an answer', () => {
  const junk = mapOf(fc.jsonValue() as fc.Arbitrary<unknown> as fc.Arbitrary<Flag & Segment>)
  fc.assert(
    fc.property(junk, junk, fc.anything(), (oddFlags, oddSegments, input) => {
      const data = compileDataSet({ flags: oddFlags, segments: oddSegments })
      const parsed = parseContext(input)
      const whom = parsed.ok ? parsed.value : contextOf({ kind: 'user', key: 'u' })
      for (const flagKey of KEYS) expect(evaluate(data, flagKey, whom).reason.kind).toBeTypeOf('string')
    }),
    { numRuns: 300 },
  )
})

test('a share that grows keeps everybody it had', () => {
  fc.assert(
    fc.property(weight, weight, fc.string(), (one, other, contextKey) => {
      const bucket = new Bucketer('flag.salt').bucket(contextKey)
      const [smaller, larger] = [Math.min(one, other), Math.max(one, other)]
      if (bucket < smaller / 100_000) expect(bucket).toBeLessThan(larger / 100_000)
      expect(new Bucketer('flag.salt').bucket(contextKey)).toBe(bucket)
    }),
  )
})

test('buckets are spread evenly', () => {
  const bucketer = new Bucketer('flag.salt')
  const counts = new Array<number>(20).fill(0)
  for (let user = 0; user < 20_000; user += 1) {
    const slot = Math.floor(bucketer.bucket(`user-${user}`) * counts.length)
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  const expected = 20_000 / counts.length
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  // The 99.9 % point for 19 degrees of freedom.
  expect(chiSquare).toBeLessThan(43.82)
})

function contextOf(input: unknown): Context {
  const parsed = parseContext(input)
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message)
  return parsed.value
}

function mapOf<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<ReadonlyMap<string, Value>> {
  return fc.array(fc.tuple(key, value), { maxLength: 5 }).map((entries) => new Map(entries))
}

function changesTo<Item>(
  before: ReadonlyMap<string, Item>,
  after: ReadonlyMap<string, Item>,
): Map<string, Item | null> {
  const deleted = [...before.keys()].map((deletedKey) => [deletedKey, null] as const)
  return new Map<string, Item | null>([...deleted, ...after])
}
