import { describe, expect, test } from 'vitest'
import type { ConfiguredFlag, ConfiguredRule } from '../flag-definition.ts'
import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newMigrationFlagDefinition,
} from '../flag-factory.ts'
import { newSegmentDefinition } from '../segment-factory.ts'
import type { FlagInstruction } from './flag-instructions.ts'
import { applyFlagInstructions, applySegmentInstructions } from './instruction-application.ts'
import { instructionScope } from './instruction-scope.ts'
import type { SegmentInstruction } from './segment-instructions.ts'

const clause = { contextKind: 'user', attribute: 'email', op: 'in', values: ['a', 1], negate: false }
const definition = newFlagDefinition({
  key: 'checkout',
  valueType: 'boolean',
  variations: BOOLEAN_VARIATIONS,
  tags: ['web'],
})

function rule(id: string, changes: Partial<ConfiguredRule> = {}): ConfiguredRule {
  return { id, description: '', clauses: [clause], serve: { variationId: 'true' }, trackEvents: false, ...changes }
}

const flag: ConfiguredFlag = {
  definition,
  configuration: {
    ...newFlagConfiguration(definition, 'salt'),
    prerequisites: [{ key: 'base', variationId: 'x' }],
    targets: [
      { contextKind: 'user', variationId: 'true', values: ['ann', 'bob'] },
      { contextKind: 'org', variationId: 'true', values: ['o1'] },
    ],
    rules: [rule('r1'), rule('r2', { clauses: [clause, { ...clause, attribute: 'name' }] })],
  },
}

const rollout = {
  kind: 'rollout',
  contextKind: 'user',
  variations: [
    { variationId: 'true', weight: 1_000 },
    { variationId: 'false', weight: 99_000 },
  ],
} as const

type Changed = Partial<ConfiguredFlag['configuration']>

test.each<[FlagInstruction, Changed]>([
  [{ kind: 'turnFlagOn' }, { on: true }],
  [{ kind: 'turnFlagOff' }, { on: false }],
  [{ kind: 'updateOffVariation', variationId: null }, { offVariationId: null }],
  [{ kind: 'updateOffVariation', variationId: 'true' }, { offVariationId: 'true' }],
  [{ kind: 'updateFallthroughVariationOrRollout', variationId: 'false' }, { fallthrough: { variationId: 'false' } }],
  [{ kind: 'updateFallthroughVariationOrRollout', rollout }, { fallthrough: { rollout } }],
  [{ kind: 'addRule', rule: rule('r3') }, { rules: [...flag.configuration.rules, rule('r3')] }],
  [{ kind: 'addRule', rule: rule('r0'), beforeRuleId: 'r1' }, { rules: [rule('r0'), ...flag.configuration.rules] }],
  [{ kind: 'removeRule', ruleId: 'r2' }, { rules: [rule('r1')] }],
  [{ kind: 'replaceRules', rules: [rule('r9')] }, { rules: [rule('r9')] }],
  [{ kind: 'updateTrackEvents', trackEvents: true }, { trackEvents: true }],
  [{ kind: 'updateTrackEventsFallthrough', trackEvents: true }, { trackEventsFallthrough: true }],
  [{ kind: 'updateDebugEventsUntilDate', debugEventsUntilDate: 9 }, { debugEventsUntilDate: 9 }],
  [{ kind: 'updateSamplingRatio', samplingRatio: 0 }, { samplingRatio: 0 }],
  [{ kind: 'updateExcludeFromSummaries', excludeFromSummaries: true }, { excludeFromSummaries: true }],
  [{ kind: 'addPrerequisite', key: 'base', variationId: 'x' }, {}],
  [
    { kind: 'addPrerequisite', key: 'p', variationId: 'y' },
    { prerequisites: [...flag.configuration.prerequisites, { key: 'p', variationId: 'y' }] },
  ],
  [
    { kind: 'updatePrerequisite', key: 'base', variationId: 'y' },
    { prerequisites: [{ key: 'base', variationId: 'y' }] },
  ],
  [{ kind: 'removePrerequisite', key: 'base' }, { prerequisites: [] }],
  [{ kind: 'replacePrerequisites', prerequisites: [] }, { prerequisites: [] }],
  [{ kind: 'clearTargets' }, { targets: [] }],
  [{ kind: 'replaceTargets', targets: [] }, { targets: [] }],
])('%j changes the configuration', (instruction, changes) => {
  const configuration = { ...flag.configuration, ...changes }
  expect(applyFlagInstructions(flag, [instruction])).toEqual({ ok: true, value: { definition, configuration } })
  expect(instructionScope(instruction)).toBe('environment')
})

test.each<[FlagInstruction, ConfiguredRule]>([
  [{ kind: 'updateRuleDescription', ruleId: 'r1', description: 'beta' }, rule('r1', { description: 'beta' })],
  [{ kind: 'updateRuleVariationOrRollout', ruleId: 'r1', rollout }, rule('r1', { serve: { rollout } })],
  [{ kind: 'updateRuleTrackEvents', ruleId: 'r1', trackEvents: true }, rule('r1', { trackEvents: true })],
  [{ kind: 'addClauses', ruleId: 'r1', clauses: [clause] }, rule('r1', { clauses: [clause, clause] })],
  [{ kind: 'removeClauses', ruleId: 'r1', clauseIndexes: [0] }, rule('r1', { clauses: [] })],
  [
    { kind: 'updateClause', ruleId: 'r1', clauseIndex: 0, clause: { ...clause, negate: true } },
    rule('r1', { clauses: [{ ...clause, negate: true }] }),
  ],
  [
    { kind: 'addValuesToClause', ruleId: 'r1', clauseIndex: 0, values: ['a', '1', 'b', 'b'] },
    rule('r1', { clauses: [{ ...clause, values: ['a', 1, '1', 'b'] }] }),
  ],
  [
    { kind: 'removeValuesFromClause', ruleId: 'r1', clauseIndex: 0, values: ['a', '1'] },
    rule('r1', { clauses: [{ ...clause, values: [1] }] }),
  ],
])('%j changes one rule', (instruction, changed) => {
  const result = applyFlagInstructions(flag, [instruction])
  expect(result.ok && result.value.configuration.rules).toEqual([changed, flag.configuration.rules[1]])
})

describe('targets', () => {
  const [users, orgs] = flag.configuration.targets

  test.each<[string, FlagInstruction, unknown[]]>([
    [
      'are added to their entry, each once',
      { kind: 'addTargets', contextKind: 'user', variationId: 'true', values: ['bob', 'eve', 'eve'] },
      [{ ...users, values: ['ann', 'bob', 'eve'] }, orgs],
    ],
    [
      'are added in a new entry',
      { kind: 'addTargets', contextKind: 'org', variationId: 'false', values: ['ann'] },
      [users, orgs, { contextKind: 'org', variationId: 'false', values: ['ann'] }],
    ],
    [
      'are not added when there are none',
      { kind: 'addTargets', contextKind: 'org', variationId: 'false', values: [] },
      [users, orgs],
    ],
    [
      'are removed from their entry only',
      { kind: 'removeTargets', contextKind: 'user', variationId: 'true', values: ['ann', 'o1', 'x'] },
      [{ ...users, values: ['bob'] }, orgs],
    ],
    [
      'take their entry with them when they were the last',
      { kind: 'removeTargets', contextKind: 'org', variationId: 'true', values: ['o1'] },
      [users],
    ],
  ])('%s', (_, instruction, targets) => {
    const result = applyFlagInstructions(flag, [instruction])
    expect(result.ok && result.value.configuration.targets).toEqual(targets)
  })
})

const blue = { id: 'blue', value: null, name: 'Blue', description: '' }

test.each<[FlagInstruction, Partial<ConfiguredFlag['definition']>]>([
  [{ kind: 'updateName', name: 'Pay' }, { name: 'Pay' }],
  [{ kind: 'updateDescription', description: 'New' }, { description: 'New' }],
  [{ kind: 'addTags', values: ['api', 'web'] }, { tags: ['web', 'api'] }],
  [{ kind: 'removeTags', values: ['web', 'x'] }, { tags: [] }],
  [{ kind: 'addVariation', variation: blue }, { variations: [...BOOLEAN_VARIATIONS, blue] }],
  [{ kind: 'addVariation', variation: blue, beforeVariationId: 'true' }, { variations: [blue, ...BOOLEAN_VARIATIONS] }],
  [{ kind: 'removeVariation', variationId: 'true' }, { variations: BOOLEAN_VARIATIONS.slice(1) }],
  [{ kind: 'reorderVariations', variationIds: ['false', 'true'] }, { variations: BOOLEAN_VARIATIONS.toReversed() }],
  [{ kind: 'updateMaintainer', maintainer: 'Ada' }, { maintainer: 'Ada' }],
  [{ kind: 'markPermanent' }, { isTemporary: false }],
  [{ kind: 'markTemporary' }, { isTemporary: true }],
  [{ kind: 'archiveFlag' }, { isArchived: true }],
  [{ kind: 'restoreFlag' }, { isArchived: false }],
])('%j changes the definition', (instruction, changes) => {
  const value = { ...flag, definition: { ...definition, ...changes } }
  expect(applyFlagInstructions(flag, [instruction])).toEqual({ ok: true, value })
  expect(instructionScope(instruction)).toBe('definition')
})

test('changes only the given properties of a variation', () => {
  const result = applyFlagInstructions(flag, [{ kind: 'updateVariation', variationId: 'true', value: null }])
  expect(result.ok && result.value.definition.variations[0]).toEqual({
    id: 'true',
    value: null,
    name: '',
    description: '',
  })
})

test('changes the settings of migration flags', () => {
  const migration = newMigrationFlagDefinition({ key: 'move' })
  const result = applyFlagInstructions({ ...flag, definition: migration }, [
    { kind: 'updateMigrationSettings', migration: { checkRatio: 5 } },
  ])
  expect(result.ok && result.value.definition.migration).toEqual({ checkRatio: 5 })
})

test.each<[FlagInstruction, string, string]>([
  [{ kind: 'updateOffVariation', variationId: 'x' }, 'unknown_variation', '/1/variationId'],
  [{ kind: 'updateFallthroughVariationOrRollout', variationId: 'x' }, 'unknown_variation', '/1/variationId'],
  [
    {
      kind: 'updateRuleVariationOrRollout',
      ruleId: 'r1',
      rollout: { ...rollout, variations: [{ variationId: 'x', weight: 1 }] },
    },
    'unknown_variation',
    '/1/rollout/variations/0/variationId',
  ],
  [{ kind: 'updateRuleVariationOrRollout', ruleId: 'x', rollout }, 'unknown_rule', '/1/ruleId'],
  [{ kind: 'updateRuleTrackEvents', ruleId: 'x', trackEvents: true }, 'unknown_rule', '/1/ruleId'],
  [
    { kind: 'addRule', rule: rule('r3', { serve: { variationId: 'x' } }) },
    'unknown_variation',
    '/1/rule/serve/variationId',
  ],
  [{ kind: 'addRule', rule: rule('r1') }, 'duplicate_rule', '/1/rule/id'],
  [{ kind: 'addRule', rule: rule('r3'), beforeRuleId: 'x' }, 'unknown_rule', '/1/beforeRuleId'],
  [{ kind: 'removeRule', ruleId: 'x' }, 'unknown_rule', '/1/ruleId'],
  [{ kind: 'reorderRules', ruleIds: ['r1'] }, 'incomplete_order', '/1/ruleIds'],
  [{ kind: 'reorderRules', ruleIds: ['r1', 'r2', 'r2'] }, 'incomplete_order', '/1/ruleIds'],
  [{ kind: 'reorderRules', ruleIds: ['r1', 'x'] }, 'incomplete_order', '/1/ruleIds'],
  [{ kind: 'replaceRules', rules: [rule('r1'), rule('r1')] }, 'duplicate_rule', '/1/rules/1/id'],
  [
    { kind: 'replaceRules', rules: [rule('r1'), rule('r2', { serve: { variationId: 'x' } })] },
    'unknown_variation',
    '/1/rules/1/serve/variationId',
  ],
  [{ kind: 'removeClauses', ruleId: 'r1', clauseIndexes: [0, 1] }, 'unknown_clause', '/1/clauseIndexes/1'],
  [{ kind: 'updateClause', ruleId: 'r1', clauseIndex: 1, clause }, 'unknown_clause', '/1/clauseIndex'],
  [{ kind: 'addValuesToClause', ruleId: 'x', clauseIndex: 0, values: [] }, 'unknown_rule', '/1/ruleId'],
  [{ kind: 'addTargets', contextKind: 'user', variationId: 'x', values: [] }, 'unknown_variation', '/1/variationId'],
  [
    { kind: 'addTargets', contextKind: 'user', variationId: 'false', values: ['eve', 'ann'] },
    'target_conflict',
    '/1/values',
  ],
  [
    { kind: 'replaceTargets', targets: [{ contextKind: 'user', variationId: 'x', values: [] }] },
    'unknown_variation',
    '/1/targets/0/variationId',
  ],
  [{ kind: 'addPrerequisite', key: 'base', variationId: 'y' }, 'prerequisite_exists', '/1/key'],
  [{ kind: 'updatePrerequisite', key: 'x', variationId: 'y' }, 'unknown_prerequisite', '/1/key'],
  [{ kind: 'removePrerequisite', key: 'x' }, 'unknown_prerequisite', '/1/key'],
  [{ kind: 'addVariation', variation: { ...blue, id: 'true' } }, 'duplicate_variation', '/1/variation/id'],
  [{ kind: 'addVariation', variation: blue, beforeVariationId: 'x' }, 'unknown_variation', '/1/beforeVariationId'],
  [{ kind: 'updateVariation', variationId: 'x', name: '' }, 'unknown_variation', '/1/variationId'],
  [{ kind: 'reorderVariations', variationIds: ['true'] }, 'incomplete_order', '/1/variationIds'],
  [{ kind: 'updateMigrationSettings', migration: {} }, 'not_a_migration_flag', '/1/kind'],
])('%j is refused: %s at %s', (instruction, code, path) => {
  const result = applyFlagInstructions(flag, [{ kind: 'turnFlagOn' }, instruction, { kind: 'turnFlagOff' }])
  expect(result).toMatchObject({ ok: false, issues: [{ index: 1, code, path }] })
})

test('says what can be done', () => {
  const result = applyFlagInstructions(flag, [{ kind: 'updateOffVariation', variationId: 'x' }])
  const message = 'Flag "checkout" has no variation with the id "x". It has: true, false.'
  expect(result).toMatchObject({ issues: [{ message }] })
})

describe('segments', () => {
  const { serve: _serve, trackEvents: _trackEvents, ...segmentRule } = rule('r1')
  const segment = {
    ...newSegmentDefinition({ key: 'staff', salt: 'salt' }),
    included: [{ contextKind: 'user', values: ['ann'] }],
    excluded: [{ contextKind: 'user', values: ['bob'] }],
    rules: [segmentRule],
  }

  test.each<[SegmentInstruction, Partial<typeof segment>]>([
    [{ kind: 'updateName', name: 'Staff' }, { name: 'Staff' }],
    [
      { kind: 'addIncludedTargets', contextKind: 'user', values: ['eve'] },
      { included: [{ contextKind: 'user', values: ['ann', 'eve'] }] },
    ],
    [{ kind: 'removeIncludedTargets', contextKind: 'user', values: ['ann'] }, { included: [] }],
    [{ kind: 'replaceIncludedTargets', targets: [] }, { included: [] }],
    [
      { kind: 'addExcludedTargets', contextKind: 'org', values: ['o1'] },
      { excluded: [...segment.excluded, { contextKind: 'org', values: ['o1'] }] },
    ],
    [{ kind: 'removeExcludedTargets', contextKind: 'user', values: ['bob'] }, { excluded: [] }],
    [{ kind: 'replaceExcludedTargets', targets: [] }, { excluded: [] }],
    [{ kind: 'removeRule', ruleId: 'r1' }, { rules: [] }],
    [{ kind: 'archiveSegment' }, { isArchived: true }],
    [{ kind: 'restoreSegment' }, { isArchived: false }],
  ])('%j', (instruction, changes) => {
    expect(applySegmentInstructions(segment, [instruction])).toEqual({ ok: true, value: { ...segment, ...changes } })
  })

  test('let in a share of those who match a rule, and all of them again', () => {
    const rollout = { weight: 1_000, bucketBy: 'email', rolloutContextKind: 'org' }
    const some = applySegmentInstructions(segment, [{ kind: 'updateRuleRollout', ruleId: 'r1', rollout }])
    expect(some.ok && some.value.rules).toEqual([{ ...segmentRule, ...rollout }])
    const all =
      some.ok && applySegmentInstructions(some.value, [{ kind: 'updateRuleRollout', ruleId: 'r1', rollout: null }])
    expect(all).toEqual({ ok: true, value: segment })
  })

  test('refuse what names an unknown rule', () => {
    const result = applySegmentInstructions(segment, [{ kind: 'updateRuleRollout', ruleId: 'x', rollout: null }])
    expect(result).toMatchObject({ ok: false, issues: [{ index: 0, code: 'unknown_rule', path: '/0/ruleId' }] })
  })
})
