import fc from 'fast-check'
import type { Clause } from '../src/flag.ts'
import type { ConfiguredFlag, ConfiguredRollout, ConfiguredServe, ConfiguredTarget } from '../src/flag-definition.ts'
import type { SegmentDefinition, SegmentRuleDefinition } from '../src/segment-definition.ts'
import type { SegmentTarget } from '../src/segment.ts'

const contextKind = fc.constantFrom('user', 'org')
const contextKeys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), { minLength: 1, maxLength: 4 })
const weights = fc.constantFrom([100_000], [20_000, 80_000], [0, 99_999, 1])
const bool = fc.boolean()
const word = fc.constantFrom('', 'beta', 'staff')

const clause: fc.Arbitrary<Clause> = fc.record(
  {
    contextKind,
    attribute: fc.constantFrom('key', 'email', '/address/city'),
    op: fc.constantFrom('in', 'contains', 'lessThan'),
    values: fc.uniqueArray(fc.constantFrom(1, 2, 'a', 'b', '1', true), { maxLength: 4 }),
    negate: bool,
  },
  { requiredKeys: ['attribute', 'op', 'values', 'negate'] },
)
const clauses = fc.array(clause, { maxLength: 3 })

function serve(variationIds: readonly string[]): fc.Arbitrary<ConfiguredServe> {
  const variationId = fc.constantFrom(...variationIds)
  const variations = weights.chain((shares) =>
    fc.tuple(...shares.map((weight) => fc.record({ variationId, weight: fc.constant(weight) }))),
  )
  const rollout: fc.Arbitrary<ConfiguredRollout> = fc.record(
    {
      kind: fc.constantFrom('rollout' as const, 'experiment' as const),
      contextKind,
      bucketBy: fc.constantFrom('key', 'email'),
      seed: fc.integer({ min: 1, max: 100 }),
      variations,
    },
    { requiredKeys: ['kind', 'contextKind', 'variations'] },
  )
  return fc.oneof(fc.record({ variationId }), fc.record({ rollout }))
}

/** Targets in which no key of a kind has two variations and no kind and variation has two entries. */
function targets(variationIds: readonly string[]): fc.Arbitrary<readonly ConfiguredTarget[]> {
  const entry = fc.record({ contextKind, variationId: fc.constantFrom(...variationIds), values: contextKeys })
  const taken = (list: readonly ConfiguredTarget[], kind: string) =>
    new Set(list.filter((target) => target.contextKind === kind).flatMap(({ values }) => values))
  return fc
    .uniqueArray(entry, { selector: (target) => `${target.contextKind} ${target.variationId}`, maxLength: 4 })
    .map((entries) =>
      entries
        .reduce<ConfiguredTarget[]>((list, target) => {
          const others = taken(list, target.contextKind)
          return [...list, { ...target, values: target.values.filter((value) => !others.has(value)) }]
        }, [])
        .filter(({ values }) => values.length > 0),
    )
}

/** Sound flags that share key, salt and value type, so that any two are states of one flag. */
export const configuredFlag: fc.Arbitrary<ConfiguredFlag> = fc
  .uniqueArray(fc.constantFrom('v1', 'v2', 'v3', 'v4'), { minLength: 2 })
  .chain((variationIds) => {
    const variationId = fc.constantFrom(...variationIds)
    return fc.record({
      definition: fc.record({
        key: fc.constant('checkout'),
        name: word,
        description: word,
        valueType: fc.constant('json' as const),
        variations: fc.tuple(
          ...variationIds.map((id) =>
            fc.record({ id: fc.constant(id), value: fc.constantFrom(null, 1, 'x', {}), name: word, description: word }),
          ),
        ),
        tags: fc.uniqueArray(fc.constantFrom('web', 'api', 'old')),
        isTemporary: bool,
        isArchived: bool,
        clientSideAvailability: fc.record({ usingMobileKey: bool, usingEnvironmentId: bool }),
        maintainer: fc.constantFrom(null, 'Ada', 'Grace'),
        migration: fc.constantFrom({}, { checkRatio: 0 }, { checkRatio: 10 }),
      }),
      configuration: fc.record({
        on: bool,
        offVariationId: fc.option(variationId),
        fallthrough: serve(variationIds),
        prerequisites: fc.uniqueArray(
          fc.record({ key: fc.constantFrom('p', 'q', 'r'), variationId: fc.constantFrom('true', 'false') }),
          { selector: ({ key }) => key },
        ),
        targets: targets(variationIds),
        rules: fc.uniqueArray(
          fc.record({
            id: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'),
            description: word,
            clauses,
            serve: serve(variationIds),
            trackEvents: bool,
          }),
          { selector: ({ id }) => id },
        ),
        salt: fc.constant('salt'),
        trackEvents: bool,
        trackEventsFallthrough: bool,
        debugEventsUntilDate: fc.option(fc.nat()),
        samplingRatio: fc.nat(3),
        excludeFromSummaries: bool,
      }),
    })
  })

const segmentTargets: fc.Arbitrary<readonly SegmentTarget[]> = fc.uniqueArray(
  fc.record({ contextKind, values: contextKeys }),
  { selector: (target) => target.contextKind },
)

const segmentRule: fc.Arbitrary<SegmentRuleDefinition> = fc
  .record({
    id: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    description: word,
    clauses,
    rollout: fc.option(
      fc.record(
        {
          weight: fc.integer({ min: 0, max: 100_000 }),
          bucketBy: fc.constant('email'),
          rolloutContextKind: contextKind,
        },
        { requiredKeys: ['weight'] },
      ),
    ),
  })
  .map(({ rollout, ...rule }) => ({ ...rule, ...rollout }))

/** Sound segments that share key and salt, so that any two are states of one segment. */
export const segmentDefinition: fc.Arbitrary<SegmentDefinition> = fc.record({
  key: fc.constant('staff'),
  name: word,
  description: word,
  tags: fc.uniqueArray(fc.constantFrom('web', 'api', 'old')),
  included: segmentTargets,
  excluded: segmentTargets,
  rules: fc.uniqueArray(segmentRule, { selector: ({ id }) => id }),
  salt: fc.constant('salt'),
  isArchived: bool,
})
