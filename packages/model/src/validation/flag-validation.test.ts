import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { configuredFlag } from '../../test/flag-arbitrary.ts'
import type { ConfiguredFlag, ConfiguredRule, FlagConfiguration, FlagDefinition } from '../flag-definition.ts'
import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newMigrationFlagDefinition,
} from '../flag-factory.ts'
import type { Clause } from '../flag.ts'
import { newSegmentDefinition } from '../segment-factory.ts'
import { validateFlag, type ValidationWorld } from './flag-validation.ts'

const definition = newFlagDefinition({ key: 'checkout', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
const configuration = newFlagConfiguration(definition, 'salt')
const emptyWorld: ValidationWorld = { flags: new Map(), segments: new Map() }

interface Case {
  readonly definition?: Partial<FlagDefinition>
  readonly configuration?: Partial<FlagConfiguration>
  readonly world?: ValidationWorld
}

function problemsOf(changes: Case): readonly string[] {
  const issues = validateFlag(
    { ...definition, ...changes.definition },
    { ...configuration, ...changes.configuration },
    changes.world ?? emptyWorld,
  )
  return issues.map(({ severity, path, code }) => `${severity} ${code} ${path}`)
}

const clause: Clause = { contextKind: 'user', attribute: 'email', op: 'in', values: ['a'], negate: false }

function rule(id: string, clauses: readonly Clause[]): ConfiguredRule {
  return { id, description: '', clauses, serve: { variationId: 'true' }, trackEvents: false }
}

function other(key: string, prerequisites: FlagConfiguration['prerequisites'], isArchived = false): ConfiguredFlag {
  return {
    definition: { ...definition, key, isArchived },
    configuration: { ...configuration, prerequisites },
  }
}

function worldOf(...flags: readonly ConfiguredFlag[]): ValidationWorld {
  return { flags: new Map(flags.map((flag) => [flag.definition.key, flag])), segments: new Map() }
}

test('finds nothing wrong with new flags', () => {
  const migration = newMigrationFlagDefinition({ key: 'move-grades', checkRatio: 10 })
  expect(problemsOf({})).toEqual([])
  expect(validateFlag(migration, newFlagConfiguration(migration, 'salt'), emptyWorld)).toEqual([])
})

test.each<[string, Case, string[]]>([
  ['no key', { definition: { key: '' } }, ['block invalid_key /key']],
  [
    'no variations',
    { definition: { variations: [] } },
    [
      'block no_variations /variations',
      'block unknown_variation /offVariationId',
      'block unknown_variation /fallthrough/variationId',
    ],
  ],
  [
    'a value of another type',
    { definition: { variations: BOOLEAN_VARIATIONS.map((variation) => ({ ...variation, value: variation.id })) } },
    ['block wrong_value_type /variations/0/value', 'block wrong_value_type /variations/1/value'],
  ],
  [
    'variations that repeat',
    { definition: { variations: [...BOOLEAN_VARIATIONS, ...BOOLEAN_VARIATIONS.slice(1)] } },
    ['block duplicate_variation /variations/2/id', 'warn repeated_value /variations/2/value'],
  ],
  [
    'a migration flag without stages',
    { definition: { migration: { checkRatio: -1 } } },
    ['block wrong_stages /variations', 'block invalid_ratio /migration/checkRatio'],
  ],
  ['an unknown off variation', { configuration: { offVariationId: 'x' } }, ['block unknown_variation /offVariationId']],
  ['no off variation', { configuration: { offVariationId: null } }, []],
  [
    'an unknown target variation and kind',
    { configuration: { targets: [{ contextKind: 'multi', variationId: 'x', values: ['a'] }] } },
    ['block invalid_context_kind /targets/0/contextKind', 'block unknown_variation /targets/0/variationId'],
  ],
  [
    'a key with two variations',
    {
      configuration: {
        targets: [
          { contextKind: 'user', variationId: 'true', values: ['a'] },
          { contextKind: 'org', variationId: 'true', values: ['a'] },
          { contextKind: 'user', variationId: 'false', values: ['a'] },
        ],
      },
    },
    ['warn repeated_key /targets/2/values'],
  ],
  [
    'two entries for one variation',
    {
      configuration: {
        targets: ['a', 'b'].map((key) => ({ contextKind: 'user', variationId: 'true', values: [key] })),
      },
    },
    ['block duplicate_targets /targets/1'],
  ],
  [
    'too many targets',
    {
      configuration: {
        targets: [
          {
            contextKind: 'user',
            variationId: 'true',
            values: Array.from({ length: 100_001 }, (_, index) => `${index}`),
          },
        ],
      },
    },
    ['block too_many /targets'],
  ],
  [
    'rule ids that repeat or are empty',
    { configuration: { rules: [rule('', [clause]), rule('r', []), rule('r', [])] } },
    ['block duplicate_rule /rules/2/id', 'block empty_id /rules/0/id', 'warn never_reached_rule /rules/2'],
  ],
  [
    'a rule after one that matches everyone',
    { configuration: { rules: [rule('a', []), rule('b', [clause])] } },
    ['warn never_reached_rule /rules/1'],
  ],
  [
    'a rule with the clauses of an earlier one',
    { configuration: { rules: [rule('a', [clause]), rule('b', [{ ...clause, negate: true }]), rule('c', [clause])] } },
    ['warn never_reached_rule /rules/2'],
  ],
  [
    'too many rules',
    {
      configuration: {
        rules: Array.from({ length: 501 }, (_, index) => rule(`${index}`, [{ ...clause, values: [index] }])),
      },
    },
    ['block too_many /rules'],
  ],
  [
    'an unknown variation in a rollout',
    {
      configuration: {
        fallthrough: {
          rollout: { kind: 'rollout', contextKind: 'user', variations: [{ variationId: 'x', weight: 100_000 }] },
        },
      },
    },
    ['block unknown_variation /fallthrough/rollout/variations/0/variationId'],
  ],
  [
    'bad event settings',
    { configuration: { debugEventsUntilDate: 1.5, samplingRatio: -1 } },
    ['block invalid_date /debugEventsUntilDate', 'block invalid_ratio /samplingRatio'],
  ],
])('reports %s', (_, changes, problems) => {
  expect(problemsOf(changes)).toEqual(problems)
})

describe('rollouts', () => {
  const rollout = { kind: 'rollout', contextKind: 'user' } as const
  const split = (...weights: readonly number[]) => weights.map((weight) => ({ variationId: 'true', weight }))

  test.each<[string, object, string[]]>([
    ['sound', { variations: split(100_000, 0), seed: -5, bucketBy: '/a/b' }, []],
    ['no variations', { variations: [] }, ['block empty_rollout /variations']],
    ['weights that do not sum', { variations: split(50_000, 49_999) }, ['block weights_do_not_sum /variations']],
    [
      'a weight that is no whole number',
      { variations: split(0.5, 99_999.5) },
      ['block invalid_weight /variations/0/weight', 'block invalid_weight /variations/1/weight'],
    ],
    [
      'a negative weight',
      { variations: split(-1, 100_001) },
      ['block invalid_weight /variations/0/weight', 'block invalid_weight /variations/1/weight'],
    ],
    ['seed 0', { variations: split(100_000), seed: 0 }, ['block invalid_seed /seed']],
    ['a seed past int32', { variations: split(100_000), seed: 2 ** 31 }, ['block invalid_seed /seed']],
    [
      'an invalid kind',
      { variations: split(100_000), contextKind: 'kind' },
      ['block invalid_context_kind /contextKind'],
    ],
    ['an invalid reference', { variations: split(100_000), bucketBy: '/a/' }, ['block invalid_attribute /bucketBy']],
    [
      'an experiment by attribute',
      { kind: 'experiment', variations: split(100_000), bucketBy: 'email' },
      ['warn bucket_by_ignored /bucketBy'],
    ],
  ])('%s', (_, changes, problems) => {
    const fallthrough = { rollout: { ...rollout, variations: [], ...changes } }
    const below = problems.map((problem) => problem.replace(' /', ' /fallthrough/rollout/'))
    expect(problemsOf({ configuration: { fallthrough } })).toEqual(below)
  })
})

describe('prerequisites', () => {
  const on = (key: string, variationId = 'true') => ({ key, variationId })

  test.each<[string, Case, string[]]>([
    ['sound', { configuration: { prerequisites: [on('p')] }, world: worldOf(other('p', [])) }, []],
    ['an unknown flag', { configuration: { prerequisites: [on('p')] } }, ['block unknown_flag /prerequisites/0/key']],
    [
      'an archived flag',
      { configuration: { prerequisites: [on('p')] }, world: worldOf(other('p', [], true)) },
      ['block archived_flag /prerequisites/0/key'],
    ],
    [
      'a key that crashes an SDK',
      { configuration: { prerequisites: [on('constructor')] }, world: worldOf(other('constructor', [])) },
      ['block reserved_key /prerequisites/0/key'],
    ],
    [
      'an unknown variation',
      { configuration: { prerequisites: [on('p', 'x')] }, world: worldOf(other('p', [])) },
      ['block unknown_variation /prerequisites/0/variationId'],
    ],
    [
      'the same flag twice',
      { configuration: { prerequisites: [on('p'), on('p', 'false')] }, world: worldOf(other('p', [])) },
      ['block duplicate_prerequisite /prerequisites/1/key'],
    ],
    ['itself', { configuration: { prerequisites: [on('checkout')] } }, ['block prerequisite_cycle /prerequisites']],
    [
      'a circle',
      {
        configuration: { prerequisites: [on('p')] },
        world: worldOf(other('p', [on('q')]), other('q', [on('checkout'), on('p')])),
      },
      ['block prerequisite_cycle /prerequisites'],
    ],
    [
      'a circle among others',
      {
        configuration: { prerequisites: [on('p')] },
        world: worldOf(other('p', [on('q')]), other('q', [on('p')])),
      },
      [],
    ],
    [
      'archived while in use',
      { definition: { isArchived: true }, world: worldOf(other('p', [on('checkout')]), other('q', [])) },
      ['block flag_in_use /isArchived'],
    ],
    [
      'without a variation in use',
      {
        world: worldOf(
          other('checkout', []),
          other('p', [on('checkout', 'x')]),
          other('q', [on('checkout', 'x')], true),
        ),
      },
      ['block variation_in_use /variations'],
    ],
  ])('%s', (_, changes, problems) => {
    expect(problemsOf(changes)).toEqual(problems)
  })

  test('shows the circle', () => {
    const flag = { ...configuration, prerequisites: [on('p')] }
    const issues = validateFlag(definition, flag, worldOf(other('p', [on('q')]), other('q', [on('checkout')])))
    expect(issues[0]?.message).toContain('checkout → p → q → checkout.')
  })
})

describe('clauses', () => {
  const segments = new Map(
    [
      newSegmentDefinition({ key: 'staff', salt: 's' }),
      newSegmentDefinition({ key: 'old', salt: 's', isArchived: true }),
    ].map((segment) => [segment.key, segment]),
  )

  test.each<[Partial<Clause>, string[]]>([
    [{ op: 'in', values: ['a', 1, true] }, []],
    [{ op: 'in', values: [null] }, ['block wrong_value_type /values/0']],
    [{ op: 'contains', values: ['a', 1] }, ['block wrong_value_type /values/1']],
    [{ op: 'matches', values: ['^a$'] }, []],
    [
      { op: 'matches', values: [1, '(?i)a', '(a+)+'] },
      ['block wrong_value_type /values/0', 'block unportable_pattern /values/1', 'warn slow_pattern /values/2'],
    ],
    [{ op: 'lessThan', values: [1, '1'] }, ['block wrong_value_type /values/1']],
    [{ op: 'before', values: ['2026-01-01T00:00:00Z', 1_767_225_600_000] }, []],
    [
      { op: 'after', values: ['2026-01-01', 1.5, true] },
      ['block invalid_date /values/0', 'block invalid_date /values/1', 'block invalid_date /values/2'],
    ],
    [
      { op: 'semVerEqual', values: ['2.1', 'v2', 2] },
      ['block invalid_version /values/1', 'block invalid_version /values/2'],
    ],
    [{ op: 'segmentMatch', attribute: '', values: ['staff'] }, []],
    [
      { op: 'segmentMatch', attribute: '', values: ['old', 'x', 1] },
      ['block archived_segment /values/0', 'block unknown_segment /values/1', 'block unknown_segment /values/2'],
    ],
    [{ op: 'equals' }, ['block unknown_operator /op']],
    [{ values: [] }, ['warn no_values /values']],
    [{ attribute: '' }, ['block invalid_attribute /attribute']],
    [{ attribute: '/a//b' }, ['block invalid_attribute /attribute']],
    [{ attribute: '/kind' }, ['block invalid_attribute /attribute']],
    [{ attribute: 'kind' }, []],
    [{ contextKind: 'my kind' }, ['block invalid_context_kind /contextKind']],
    [{ contextKind: '', attribute: '/a' }, ['warn literal_attribute /attribute']],
    [{ contextKind: '', attribute: 'a' }, []],
  ])('%j', (changes, problems) => {
    const rules = [rule('r', [{ ...clause, ...changes }])]
    const below = problems.map((problem) => problem.replace(' /', ' /rules/0/clauses/0/'))
    expect(problemsOf({ configuration: { rules }, world: { flags: new Map(), segments } })).toEqual(below)
  })

  test('too many clauses and values', () => {
    const values = Array.from({ length: 10_001 }, (_, index) => index)
    const clauses = Array.from({ length: 101 }, (_, index) => ({ ...clause, values: index === 0 ? values : [index] }))
    expect(problemsOf({ configuration: { rules: [rule('r', clauses)] } })).toEqual([
      'block too_many /rules/0/clauses',
      'block too_many /rules/0/clauses/0/values',
    ])
  })
})

test('takes stages for a migration only where they are strings', () => {
  const migration = { ...newMigrationFlagDefinition({ key: 'move' }), valueType: 'json' } as const
  const issues = validateFlag(migration, newFlagConfiguration(migration, 'salt'), emptyWorld)
  expect(issues.map(({ code }) => code)).toEqual(['wrong_stages'])
})

test('counts rules from 1', () => {
  const rules = [rule('a', [clause]), rule('b', []), rule('c', [clause])]
  const [issue] = validateFlag(definition, { ...configuration, rules }, emptyWorld)
  expect(issue?.message).toBe('Rule 3 is never reached: rule 2 matches everyone it would match.')
})

test('never throws and always explains', () => {
  fc.assert(
    fc.property(configuredFlag, configuredFlag, (flag, another) => {
      const issues = validateFlag(another.definition, flag.configuration, worldOf(flag))
      expect(issues.every(({ message }) => message.endsWith('.') || message.endsWith('"'))).toBe(true)
    }),
  )
})
