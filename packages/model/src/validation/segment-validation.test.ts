import { expect, test } from 'vitest'
import { BOOLEAN_VARIATIONS, newFlagConfiguration, newFlagDefinition } from '../flag-factory.ts'
import type { SegmentDefinition, SegmentRuleDefinition } from '../segment-definition.ts'
import { newSegmentDefinition } from '../segment-factory.ts'
import type { ValidationWorld } from './flag-validation.ts'
import { validateSegment } from './segment-validation.ts'

const staff = newSegmentDefinition({ key: 'staff', salt: 'salt' })
const clause = { contextKind: 'user', attribute: 'email', op: 'in', values: ['a'], negate: false }

function rule(changes: Partial<SegmentRuleDefinition>): SegmentRuleDefinition {
  return { id: 'r', description: '', clauses: [clause], ...changes }
}

function within(...keys: readonly string[]) {
  return [rule({ clauses: [{ attribute: '', op: 'segmentMatch', values: keys, negate: false }] })]
}

function worldOf(...segments: readonly SegmentDefinition[]): ValidationWorld {
  return { flags: new Map(), segments: new Map(segments.map((segment) => [segment.key, segment])) }
}

function problemsOf(changes: Partial<SegmentDefinition>, world: ValidationWorld = worldOf()): readonly string[] {
  return validateSegment({ ...staff, ...changes }, world).map(
    ({ severity, path, code }) => `${severity} ${code} ${path}`,
  )
}

test.each<[string, Partial<SegmentDefinition>, string[]]>([
  ['a new segment', {}, []],
  ['no key', { key: '' }, ['block invalid_key /key']],
  [
    'a bad kind',
    { included: [{ contextKind: 'kind', values: ['a'] }] },
    ['block invalid_context_kind /included/0/contextKind'],
  ],
  [
    'a key on both lists',
    {
      included: [{ contextKind: 'user', values: ['a'] }],
      excluded: [
        { contextKind: 'org', values: ['a'] },
        { contextKind: 'user', values: ['b', 'a'] },
      ],
    },
    ['warn included_and_excluded /excluded/1/values'],
  ],
  ['a sound share', { rules: [rule({ weight: 50_000, bucketBy: '/a/b', rolloutContextKind: 'user' })] }, []],
  ['a weight that is no share', { rules: [rule({ weight: 1.5 })] }, ['block invalid_weight /rules/0/weight']],
  [
    'a bad reference and kind',
    { rules: [rule({ weight: 1, bucketBy: '/', rolloutContextKind: 'multi' })] },
    [
      'block invalid_attribute /rules/0/bucketBy',
      'block invalid_context_kind /rules/0/rolloutContextKind',
      'warn rollout_kind_may_be_missing /rules/0/rolloutContextKind',
    ],
  ],
  ['a literal reference', { rules: [rule({ weight: 1, bucketBy: '/' })] }, []],
  ['a rule behind one for a share', { rules: [rule({ weight: 1 }), rule({ id: 's' })] }, []],
  ['a rule behind its like', { rules: [rule({}), rule({ id: 's' })] }, ['warn never_reached_rule /rules/1']],
  ['an unknown segment', { rules: within('x') }, ['block unknown_segment /rules/0/clauses/0/values/0']],
  ['itself', { rules: within('staff') }, ['block segment_cycle /rules']],
])('reports %s', (_, changes, problems) => {
  expect(problemsOf(changes)).toEqual(problems)
})

test('reports a circle of segments', () => {
  const teachers = { ...staff, key: 'teachers', rules: within('staff') }
  expect(problemsOf({ rules: within('teachers') }, worldOf(teachers))).toEqual(['block segment_cycle /rules'])
})

test('reports who uses a segment that is to be archived', () => {
  const definition = newFlagDefinition({ key: 'checkout', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
  const rules = within('staff').map((segmentRule) => ({
    ...segmentRule,
    serve: { variationId: 'true' },
    trackEvents: false,
  }))
  const flag = { definition, configuration: { ...newFlagConfiguration(definition, 'salt'), rules } }
  const unused = { ...flag, definition: { ...definition, key: 'old', isArchived: true } }
  const world = {
    flags: new Map([flag, unused].map((each) => [each.definition.key, each])),
    segments: worldOf(staff, { ...staff, key: 'teachers', rules: within('staff') }).segments,
  }
  expect(validateSegment({ ...staff, isArchived: true }, world).map(({ message }) => message)).toEqual([
    'The flag "checkout" uses this segment. Remove it there first.',
    'The segment "teachers" uses this segment. Remove it there first.',
  ])
})
