import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newMigrationFlagDefinition,
  newSegmentDefinition,
  type ConfiguredFlag,
  type ConfiguredRollout,
  type FlagInstruction,
  type SegmentInstruction,
} from '@guidon/model'
import { describe, expect, test } from 'vitest'
import {
  describeDefinitionInstructions,
  describeFlagDifference,
  describeFlagInstructions,
  describeRule,
  describeSegmentDifference,
  describeSegmentInstructions,
} from './change-description.ts'

const email = { contextKind: 'user', attribute: 'email', op: 'endsWith', values: ['@x.org'], negate: false }
const tier = { contextKind: 'org', attribute: 'tier', op: 'in', values: ['gold', 'silver'], negate: true }
const names = Array.from({ length: 2_000 }, (_, index) => `name-${index}`)

function split(trueWeight: number, changes: Partial<ConfiguredRollout> = {}): ConfiguredRollout {
  const variations = [
    { variationId: 'true', weight: trueWeight },
    { variationId: 'false', weight: 100_000 - trueWeight },
  ]
  return { kind: 'rollout', contextKind: 'user', variations, ...changes }
}

const definition = newFlagDefinition({
  key: 'checkout',
  name: 'Checkout',
  valueType: 'boolean',
  variations: BOOLEAN_VARIATIONS,
  tags: ['web'],
})
const flag: ConfiguredFlag = {
  definition,
  configuration: {
    ...newFlagConfiguration(definition, 'salt'),
    prerequisites: [{ key: 'base', variationId: 'b1' }],
    targets: [
      { contextKind: 'user', variationId: 'true', values: ['ann', 'bob'] },
      { contextKind: 'org', variationId: 'false', values: ['o1'] },
    ],
    rules: [
      { id: 'r1', description: '', clauses: [email], serve: { variationId: 'true' }, trackEvents: false },
      {
        id: 'r2',
        description: 'beta',
        clauses: [{ ...email, op: 'in', values: names }, tier],
        serve: { rollout: split(10_000) },
        trackEvents: false,
      },
      { id: 'r3', description: 'staff', clauses: [], serve: { variationId: 'false' }, trackEvents: false },
    ],
  },
}
const base = newFlagDefinition({
  key: 'base',
  valueType: 'string',
  variations: [
    { id: 'b1', value: 'one', name: 'First', description: '' },
    { id: 'b2', value: 'two', name: '', description: '' },
  ],
})

function say(...instructions: readonly FlagInstruction[]): readonly string[] {
  return describeFlagInstructions(flag, instructions, new Map([['base', base]])).map(({ text }) => text)
}

test.each<[FlagInstruction, string]>([
  [{ kind: 'turnFlagOn' }, 'Turn targeting on'],
  [{ kind: 'turnFlagOff' }, 'Turn targeting off (no change)'],
  [{ kind: 'updateOffVariation', variationId: 'true' }, 'When targeting is off serve "true", was "false"'],
  [
    { kind: 'updateOffVariation', variationId: null },
    'When targeting is off serve nothing, which leaves the default in the code, was "false"',
  ],
  [{ kind: 'updateFallthroughVariationOrRollout', variationId: 'false' }, 'By default serve "false", was "true"'],
  [
    { kind: 'updateFallthroughVariationOrRollout', rollout: split(25_000) },
    'By default serve "true" to 25 % of users and "false" to 75 %, was "true"',
  ],
  [
    {
      kind: 'updateFallthroughVariationOrRollout',
      rollout: split(100_000, { contextKind: 'org', bucketBy: 'region' }),
    },
    'By default serve "true" to 100 % of "org" contexts by region, was "true"',
  ],
  [
    { kind: 'updateFallthroughVariationOrRollout', rollout: split(500, { kind: 'experiment', seed: 7 }) },
    'By default serve "true" to 0.5 % of users and "false" to 99.5 % with seed 7 as an experiment, was "true"',
  ],
  [
    { kind: 'updateRuleVariationOrRollout', ruleId: 'r2', rollout: split(25_000) },
    'In rule 2 "beta" serve "true" to 25 % of users, was 10 %',
  ],
  [
    { kind: 'updateRuleVariationOrRollout', ruleId: 'r2', rollout: split(10_000, { seed: 1 }) },
    'In rule 2 "beta" serve "true" to 10 % of users and "false" to 90 % with seed 1, was "true" to 10 % of users and "false" to 90 %',
  ],
  [
    {
      kind: 'addRule',
      rule: {
        id: 'r4',
        description: 'new',
        clauses: [email, tier],
        serve: { variationId: 'true' },
        trackEvents: false,
      },
      beforeRuleId: 'r2',
    },
    'Add rule 2 "new": if user email ends with "@x.org" and org tier is not "gold" or "silver" serve "true"',
  ],
  [{ kind: 'removeRule', ruleId: 'r3' }, 'Remove rule 3 "staff": for everyone serve "false"'],
  [{ kind: 'updateRuleDescription', ruleId: 'r1', description: 'x.org' }, 'Describe rule 1 as "x.org"'],
  [{ kind: 'reorderRules', ruleIds: ['r3', 'r1', 'r2'] }, 'Move rule 3 "staff" to position 1'],
  [
    { kind: 'reorderRules', ruleIds: ['r3', 'r2', 'r1'] },
    'Put the rules in this order: rule 3 "staff", rule 2 "beta" and rule 1',
  ],
  [{ kind: 'replaceRules', rules: [] }, 'Replace all rules (3) by 0 rules'],
  [
    { kind: 'addClauses', ruleId: 'r1', clauses: [tier] },
    'In rule 1 also require that org tier is not "gold" or "silver"',
  ],
  [
    { kind: 'removeClauses', ruleId: 'r2', clauseIndexes: [1] },
    'In rule 2 "beta" no longer require that org tier is not "gold" or "silver"',
  ],
  [
    { kind: 'updateClause', ruleId: 'r1', clauseIndex: 0, clause: { ...email, op: 'in' } },
    'In rule 1 require that user email is "@x.org", was user email ends with "@x.org"',
  ],
  [
    { kind: 'addValuesToClause', ruleId: 'r2', clauseIndex: 0, values: ['a', 'b', 'c'] },
    'In rule 2 "beta" add 3 values to a list of 2,000 (user email): "a", "b" and "c"',
  ],
  [
    { kind: 'removeValuesFromClause', ruleId: 'r2', clauseIndex: 0, values: names.slice(0, 1_500) },
    'In rule 2 "beta" remove 1,500 values from a list of 2,000 (user email): "name-0", "name-1", "name-2" and 1,497 more',
  ],
  [
    { kind: 'updateRuleTrackEvents', ruleId: 'r1', trackEvents: true },
    'Start sending an event for every evaluation by rule 1',
  ],
  [{ kind: 'addTargets', contextKind: 'user', variationId: 'true', values: ['eve'] }, 'Serve "true" to 1 user: "eve"'],
  [
    { kind: 'removeTargets', contextKind: 'org', variationId: 'false', values: ['o1'] },
    'No longer serve "false" to 1 "org" context: "o1"',
  ],
  [
    { kind: 'replaceTargets', targets: [{ contextKind: 'user', variationId: 'true', values: ['a', 'b'] }] },
    'Replace all individual targets: "true" to 2 users',
  ],
  [{ kind: 'replaceTargets', targets: [] }, 'Replace all individual targets: none'],
  [{ kind: 'clearTargets' }, 'Remove all individual targets (3)'],
  [{ kind: 'addPrerequisite', key: 'p', variationId: 'x' }, 'Require flag "p" to serve "x"'],
  [{ kind: 'updatePrerequisite', key: 'base', variationId: 'b2' }, 'Require flag "base" to serve "two", was "First"'],
  [{ kind: 'removePrerequisite', key: 'base' }, 'No longer require flag "base"'],
  [{ kind: 'replacePrerequisites', prerequisites: [] }, 'Replace all prerequisites: none'],
  [
    { kind: 'replacePrerequisites', prerequisites: [{ key: 'base', variationId: 'b2' }] },
    'Replace all prerequisites: flag "base" to serve "two"',
  ],
  [{ kind: 'updateTrackEvents', trackEvents: true }, 'Start sending an event for every evaluation'],
  [
    { kind: 'updateTrackEventsFallthrough', trackEvents: true },
    'Start sending an event for every evaluation that no rule matches',
  ],
  [{ kind: 'updateDebugEventsUntilDate', debugEventsUntilDate: 0 }, 'Send debug events until 1970-01-01T00:00:00.000Z'],
  [{ kind: 'updateDebugEventsUntilDate', debugEventsUntilDate: null }, 'Stop sending debug events (no change)'],
  [{ kind: 'updateSamplingRatio', samplingRatio: 10 }, 'Send 1 in 10 events, was every event'],
  [{ kind: 'updateSamplingRatio', samplingRatio: 0 }, 'Send no events, was every event'],
  [{ kind: 'updateExcludeFromSummaries', excludeFromSummaries: true }, 'Stop counting evaluations in summaries'],

  [{ kind: 'updateName', name: 'Pay' }, 'Rename to "Pay", was "Checkout"'],
  [{ kind: 'updateDescription', description: 'New' }, 'Describe as "New"'],
  [{ kind: 'updateDescription', description: '' }, 'Remove the description "" (no change)'],
  [{ kind: 'addTags', values: ['a', 'b'] }, 'Add tags "a" and "b"'],
  [{ kind: 'removeTags', values: ['web'] }, 'Remove tag "web"'],
  [
    { kind: 'addVariation', variation: { id: 'v', value: { a: 1 }, name: '', description: '' } },
    'Add variation "{"a":1}"',
  ],
  [
    { kind: 'addVariation', variation: { id: 'v', value: 1, name: 'One', description: '' } },
    'Add variation "One" with value "1"',
  ],
  [{ kind: 'removeVariation', variationId: 'true' }, 'Remove variation "true"'],
  [
    { kind: 'updateVariation', variationId: 'true', value: 'yes', name: 'Yes' },
    'Change variation "true": value "yes", was "true"; name "Yes", was ""',
  ],
  [{ kind: 'updateVariation', variationId: 'true' }, 'Change variation "true": nothing (no change)'],
  [
    { kind: 'reorderVariations', variationIds: ['false', 'true'] },
    'Put the variations in this order: "false" and "true"',
  ],
  [
    {
      kind: 'updateClientSideAvailability',
      clientSideAvailability: { usingMobileKey: true, usingEnvironmentId: true },
    },
    'Serve to server, mobile and browser SDKs, was server SDKs',
  ],
  [{ kind: 'updateMaintainer', maintainer: 'Ada' }, 'Make "Ada" the maintainer'],
  [{ kind: 'updateMaintainer', maintainer: null }, 'Remove the maintainer (no change)'],
  [{ kind: 'markPermanent' }, 'Mark as permanent'],
  [{ kind: 'markTemporary' }, 'Mark as temporary (no change)'],
  [{ kind: 'archiveFlag' }, 'Archive the flag'],
  [{ kind: 'restoreFlag' }, 'Restore the flag from the archive (no change)'],
])('%j', (instruction, sentence) => {
  expect(say(instruction)).toEqual([sentence])
})

test('says each sentence of the flag as the ones before left it', () => {
  expect(
    say(
      { kind: 'removeRule', ruleId: 'r1' },
      { kind: 'updateRuleDescription', ruleId: 'r2', description: 'b' },
      { kind: 'updateRuleTrackEvents', ruleId: 'r2', trackEvents: true },
      { kind: 'updateMaintainer', maintainer: 'Ada' },
      { kind: 'updateMaintainer', maintainer: null },
      { kind: 'updateDescription', description: 'Old' },
      { kind: 'updateDescription', description: 'New' },
    ),
  ).toEqual([
    'Remove rule 1: if user email ends with "@x.org" serve "true"',
    'Describe rule 1 "beta" as "b"',
    'Start sending an event for every evaluation by rule 1 "b"',
    'Make "Ada" the maintainer',
    'Remove the maintainer, was "Ada"',
    'Describe as "Old"',
    'Describe as "New", was "Old"',
  ])
})

test('describes instructions that cannot be applied as they stand', () => {
  expect(
    say(
      { kind: 'removeRule', ruleId: 'x' },
      { kind: 'updateClause', ruleId: 'x', clauseIndex: 0, clause: tier },
      { kind: 'addValuesToClause', ruleId: 'x', clauseIndex: 0, values: [1] },
      { kind: 'updateRuleVariationOrRollout', ruleId: 'x', variationId: 'true' },
      { kind: 'updatePrerequisite', key: 'x', variationId: 'y' },
      { kind: 'removeClauses', ruleId: 'x', clauseIndexes: [0] },
      { kind: 'updateVariation', variationId: 'x' },
      { kind: 'updateMigrationSettings', migration: {} },
    ),
  ).toEqual([
    'Remove rule "x"',
    'In rule "x" require that org tier is not "gold" or "silver"',
    'In rule "x" add 1 value to a clause: "1"',
    'In rule "x" serve "true", was "true"',
    'Require flag "x" to serve "y", was "y"',
    'In rule "x" no longer require that clause 1 matches',
    'Change variation "x": nothing',
    'Check consistency of every read, was every read',
  ])
})

test('describes a definition without any environment', () => {
  const sentences = describeDefinitionInstructions(definition, [{ kind: 'archiveFlag' }, { kind: 'archiveFlag' }])
  expect(sentences.map(({ text }) => text)).toEqual(['Archive the flag', 'Archive the flag (no change)'])
})

test('describes the settings of a migration flag', () => {
  const migration = newMigrationFlagDefinition({ key: 'move', checkRatio: 0 })
  const before = { definition: migration, configuration: newFlagConfiguration(migration, 'salt') }
  const sentences = describeFlagInstructions(before, [
    { kind: 'updateMigrationSettings', migration: { checkRatio: 10 } },
  ])
  expect(sentences).toEqual([{ text: 'Check consistency of 1 in 10 reads, was no reads', change: 'update' }])
})

test('shows each share that changed in a rollout over more than two variations', () => {
  const variations = ['a', 'b', 'c'].map((id) => ({ id, value: id, name: '', description: '' }))
  const three = newFlagDefinition({ key: 'three', valueType: 'string', variations })
  const rollout = (...weights: readonly number[]): ConfiguredRollout => ({
    kind: 'rollout',
    contextKind: 'user',
    variations: weights.map((weight, index) => ({ variationId: variations[index]?.id ?? '', weight })),
  })
  const configuration = newFlagConfiguration(three, 'salt')
  const before = {
    definition: three,
    configuration: { ...configuration, fallthrough: { rollout: rollout(50_000, 50_000, 0) } },
  }
  const after = {
    ...before,
    configuration: { ...configuration, fallthrough: { rollout: rollout(50_000, 30_000, 20_000) } },
  }
  expect(describeFlagDifference(before, after)).toEqual([
    { text: 'By default serve "b" to 30 % of users (was 50 %) and "c" to 20 % (was 0 %)', change: 'update' },
  ])
})

test('shows both splits in full when they are over different variations', () => {
  const change = (weights: Readonly<Record<string, number>>): ConfiguredRollout => ({
    ...split(0),
    variations: Object.entries(weights).map(([variationId, weight]) => ({ variationId, weight })),
  })
  const configured = (rollout: ConfiguredRollout): ConfiguredFlag => ({
    ...flag,
    configuration: { ...flag.configuration, fallthrough: { rollout } },
  })
  const [sentence] = describeFlagDifference(configured(change({ a: 100_000 })), configured(change({ a: 1, b: 99_999 })))
  expect(sentence?.text).toBe('By default serve "a" to 0.001 % of users and "b" to 99.999 %, was "a" to 100 % of users')
})

test('describes a rule', () => {
  const rules = flag.configuration.rules.map((rule) => describeRule(rule, definition))
  expect(rules[0]).toBe('if user email ends with "@x.org" serve "true"')
})

describe('segments', () => {
  const segment = {
    ...newSegmentDefinition({ key: 'staff', salt: 'salt' }),
    rules: [{ id: 'r1', description: '', clauses: [email], weight: 10_000 }],
  }

  test.each<[SegmentInstruction, string]>([
    [{ kind: 'addIncludedTargets', contextKind: 'user', values: ['a', 'b'] }, 'Include 2 users: "a" and "b"'],
    [
      { kind: 'removeIncludedTargets', contextKind: 'user', values: ['a'] },
      'No longer include 1 user: "a" (no change)',
    ],
    [
      { kind: 'replaceIncludedTargets', targets: [{ contextKind: 'org', values: ['a', 'b'] }] },
      'Replace all who are included: 2 "org" contexts',
    ],
    [{ kind: 'addExcludedTargets', contextKind: 'org', values: ['a'] }, 'Exclude 1 "org" context: "a"'],
    [
      { kind: 'removeExcludedTargets', contextKind: 'user', values: ['a'] },
      'No longer exclude 1 user: "a" (no change)',
    ],
    [{ kind: 'replaceExcludedTargets', targets: [] }, 'Replace all who are excluded: nobody (no change)'],
    [
      {
        kind: 'updateRuleRollout',
        ruleId: 'r1',
        rollout: { weight: 20_000, bucketBy: 'email', rolloutContextKind: 'org' },
      },
      'In rule 1 include 20 % of "org" contexts by email, was include 10 % of users',
    ],
    [{ kind: 'updateRuleRollout', ruleId: 'r1', rollout: null }, 'In rule 1 include all, was include 10 % of users'],
    [{ kind: 'updateRuleRollout', ruleId: 'x', rollout: null }, 'In rule "x" include all'],
    [{ kind: 'removeRule', ruleId: 'r1' }, 'Remove rule 1: if user email ends with "@x.org" include 10 % of users'],
    [{ kind: 'updateName', name: 'Staff' }, 'Rename to "Staff", was "staff"'],
    [{ kind: 'archiveSegment' }, 'Archive the segment'],
    [{ kind: 'restoreSegment' }, 'Restore the segment from the archive (no change)'],
  ])('%j', (instruction, sentence) => {
    expect(describeSegmentInstructions(segment, [instruction]).map(({ text }) => text)).toEqual([sentence])
  })

  test('are compared in words', () => {
    expect(describeSegmentDifference(segment, { ...segment, description: 'All staff' })).toEqual([
      { text: 'Describe as "All staff"', change: 'update' },
    ])
  })
})
