import { describe, expect, test } from 'vitest'
import { LIMITS } from '../limits.ts'
import { parseFlagInstructions, parseSegmentInstructions } from './instruction-parser.ts'

/** What is wrong with one instruction: code and place. */
function problemsOf(instruction: unknown): readonly string[] {
  const result = parseFlagInstructions([instruction])
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path}`)
}

const clause = { contextKind: 'user', attribute: 'email', op: 'in', values: ['a'] }
const rule = { id: 'r', clauses: [clause], serve: { variationId: 'v' } }
const variation = { id: 'v', value: 1 }
const deep: unknown = JSON.parse('['.repeat(40) + ']'.repeat(40))

test('fills in what may be left out', () => {
  const json = [
    { kind: 'addRule', rule },
    { kind: 'addTargets', variationId: 'v', values: ['ann'] },
    { kind: 'addVariation', variation },
    { kind: 'updateFallthroughVariationOrRollout', rollout: { variations: [{ variationId: 'v', weight: 100_000 }] } },
    { kind: 'addClauses', ruleId: 'r', clauses: [{ op: 'segmentMatch', values: ['staff'] }] },
  ]
  expect(parseFlagInstructions(json)).toEqual({
    ok: true,
    value: [
      {
        kind: 'addRule',
        rule: { ...rule, description: '', trackEvents: false, clauses: [{ ...clause, negate: false }] },
      },
      { kind: 'addTargets', contextKind: 'user', variationId: 'v', values: ['ann'] },
      { kind: 'addVariation', variation: { ...variation, name: '', description: '' } },
      {
        kind: 'updateFallthroughVariationOrRollout',
        rollout: { kind: 'rollout', contextKind: 'user', variations: [{ variationId: 'v', weight: 100_000 }] },
      },
      {
        kind: 'addClauses',
        ruleId: 'r',
        clauses: [{ attribute: '', op: 'segmentMatch', values: ['staff'], negate: false }],
      },
    ],
  })
})

test.each<[string, unknown, string[]]>([
  ['no object', 1, ['wrong_type /0']],
  ['null', null, ['wrong_type /0']],
  ['a list', [], ['wrong_type /0']],
  ['no kind', {}, ['missing_property /0/kind']],
  ['an inherited kind', { kind: 'constructor' }, ['unknown_kind /0/kind']],
  ['an unknown kind', { kind: 'turnFlagOnn' }, ['unknown_kind /0/kind']],
  ['a segment instruction', { kind: 'archiveSegment' }, ['unknown_kind /0/kind']],
  ['an unknown property', { kind: 'turnFlagOn', 'a/b~': 1 }, ['unknown_property /0/a~1b~0']],
  [
    'an unknown property named __proto__',
    JSON.parse('{"kind":"turnFlagOn","__proto__":1}'),
    ['unknown_property /0/__proto__'],
  ],
  ['a missing property', { kind: 'removeRule' }, ['missing_property /0/ruleId']],
  ['several faults', { kind: 'removeRule', id: 'r' }, ['unknown_property /0/id', 'missing_property /0/ruleId']],
  ['text for a boolean', { kind: 'updateTrackEvents', trackEvents: 'yes' }, ['wrong_type /0/trackEvents']],
  ['a number for text', { kind: 'updateName', name: 1 }, ['wrong_type /0/name']],
  ['an empty id', { kind: 'removeRule', ruleId: '' }, ['empty /0/ruleId']],
  ['the longest name', { kind: 'updateName', name: 'x'.repeat(256) }, []],
  ['a long name', { kind: 'updateName', name: 'x'.repeat(257) }, ['too_long /0/name']],
  ['NUL', { kind: 'updateName', name: 'a\0' }, ['unstorable_text /0/name']],
  ['half a surrogate pair', { kind: 'updateName', name: '\uD800' }, ['unstorable_text /0/name']],
  ['text for a number', { kind: 'updateSamplingRatio', samplingRatio: '1' }, ['wrong_type /0/samplingRatio']],
  ['a fraction', { kind: 'updateSamplingRatio', samplingRatio: 1.5 }, ['out_of_range /0/samplingRatio']],
  ['a negative ratio', { kind: 'updateSamplingRatio', samplingRatio: -1 }, ['out_of_range /0/samplingRatio']],
  ['a ratio past int32', { kind: 'updateSamplingRatio', samplingRatio: 2 ** 31 }, ['out_of_range /0/samplingRatio']],
  [
    'a date past all dates',
    { kind: 'updateDebugEventsUntilDate', debugEventsUntilDate: 8.7e15 },
    ['out_of_range /0/debugEventsUntilDate'],
  ],
  ['no date at all', { kind: 'updateDebugEventsUntilDate', debugEventsUntilDate: null }, []],
  ['text for a list', { kind: 'addTags', values: 'web' }, ['wrong_type /0/values']],
  ['a bad entry', { kind: 'addTags', values: ['web', 1] }, ['wrong_type /0/values/1']],
  ['neither variation nor rollout', { kind: 'updateFallthroughVariationOrRollout' }, ['ambiguous_serve /0']],
  [
    'both variation and rollout',
    { kind: 'updateRuleVariationOrRollout', ruleId: 'r', variationId: 'v', rollout: { variations: [] } },
    ['ambiguous_serve /0'],
  ],
  ['a rule that serves nothing', { kind: 'addRule', rule: { ...rule, serve: {} } }, ['ambiguous_serve /0/rule/serve']],
  [
    'a weight past 100 %',
    { kind: 'updateFallthroughVariationOrRollout', rollout: { variations: [{ variationId: 'v', weight: 100_001 }] } },
    ['out_of_range /0/rollout/variations/0/weight'],
  ],
  [
    'an unknown kind of rollout',
    { kind: 'updateFallthroughVariationOrRollout', rollout: { kind: 'canary', variations: [] } },
    ['wrong_type /0/rollout/kind'],
  ],
  [
    'a null value in a clause',
    { kind: 'addValuesToClause', ruleId: 'r', clauseIndex: 0, values: [null] },
    ['wrong_type /0/values/0'],
  ],
  [
    'an infinite value in a clause',
    { kind: 'addValuesToClause', ruleId: 'r', clauseIndex: 0, values: [Infinity] },
    ['wrong_type /0/values/0'],
  ],
  [
    'a long value in a clause',
    { kind: 'addValuesToClause', ruleId: 'r', clauseIndex: 0, values: ['x'.repeat(3_000)] },
    ['too_long /0/values/0'],
  ],
  [
    'sound values in a clause',
    { kind: 'addValuesToClause', ruleId: 'r', clauseIndex: 0, values: ['a', 1.5, false] },
    [],
  ],
  [
    'an unknown operator',
    { kind: 'addClauses', ruleId: 'r', clauses: [{ ...clause, op: 'startWith' }] },
    ['unknown_operator /0/clauses/0/op'],
  ],
  ['a deep value', { kind: 'updateVariation', variationId: 'v', value: deep }, ['too_deep /0/value']],
  ['a long value', { kind: 'updateVariation', variationId: 'v', value: 'x'.repeat(300_000) }, ['too_long /0/value']],
  [
    'a value with NUL in a key',
    { kind: 'updateVariation', variationId: 'v', value: { 'a\0': 1 } },
    ['unstorable_text /0/value'],
  ],
  ['a value that is no JSON', { kind: 'updateVariation', variationId: 'v', value: [NaN] }, ['wrong_type /0/value']],
  ['a null value', { kind: 'updateVariation', variationId: 'v', value: null }, []],
  [
    'a value with a key named __proto__',
    { kind: 'updateVariation', variationId: 'v', value: JSON.parse('{"__proto__":{"a":[true]}}') },
    [],
  ],
])('%s', (_, instruction, problems) => {
  expect(problemsOf(instruction)).toEqual(problems)
})

test.each<[string, unknown]>([
  [
    'valuesPerClause',
    { kind: 'addValuesToClause', ruleId: 'r', clauseIndex: 0, values: Array(LIMITS.valuesPerClause + 1).fill(1) },
  ],
  ['rules', { kind: 'replaceRules', rules: Array(LIMITS.rules + 1).fill(rule) }],
  ['clausesPerRule', { kind: 'addClauses', ruleId: 'r', clauses: Array(LIMITS.clausesPerRule + 1).fill(clause) }],
  ['targetedKeys', { kind: 'addTargets', variationId: 'v', values: Array(LIMITS.targetedKeys + 1).fill('a') }],
  ['tags', { kind: 'addTags', values: Array(LIMITS.tags + 1).fill('a') }],
  ['prerequisites', { kind: 'replacePrerequisites', prerequisites: Array(LIMITS.prerequisites + 1).fill({}) }],
  ['variations', { kind: 'reorderVariations', variationIds: Array(LIMITS.variations + 1).fill('a') }],
])('has a limit: %s', (_, instruction) => {
  expect(problemsOf(instruction)).toEqual([expect.stringMatching(/^too_many /)])
})

test('takes a limited list of instructions', () => {
  expect(parseFlagInstructions([])).toEqual({ ok: true, value: [] })
  expect(parseFlagInstructions({})).toMatchObject({ ok: false, issues: [{ path: '', code: 'wrong_type' }] })
  const many = Array(LIMITS.instructions + 1).fill({ kind: 'turnFlagOn' })
  expect(parseFlagInstructions(many)).toMatchObject({ ok: false, issues: [{ path: '', code: 'too_many' }] })
})

test('reports the first hundred issues', () => {
  const result = parseFlagInstructions(Array(200).fill(1))
  expect(result.ok ? 0 : result.issues.length).toBe(100)
})

describe('messages', () => {
  function messageOf(instruction: unknown): string | undefined {
    const result = parseFlagInstructions([instruction])
    return result.ok ? undefined : result.issues[0]?.message
  }

  test.each<[unknown, string]>([
    [{ kind: 'turnFlagOnn' }, 'There is no instruction "turnFlagOnn" here. Did you mean "turnFlagOn"?'],
    [{ kind: 'explode' }, 'There is no instruction "explode" here.'],
    [{ kind: 'removeRule', ruleid: 'r' }, 'There is no property "ruleid" here. Did you mean "ruleId"?'],
    [{ kind: 'updateName', name: null }, 'Expected text, got null.'],
    [{ kind: 'updateName', name: [] }, 'Expected text, got a list.'],
    [{ kind: 'updateName', name: {} }, 'Expected text, got an object.'],
    [{ kind: 'updateName', name: 5 }, 'Expected text, got 5.'],
    [{ kind: 'updateTrackEvents', trackEvents: 'yes' }, 'Expected true or false, got "yes".'],
    [{ kind: 'updateTrackEvents', trackEvents: 'x'.repeat(50) }, 'Expected true or false, got text.'],
    [{ kind: 'updateSamplingRatio', samplingRatio: -1 }, 'Expected a whole number from 0 to 2147483647, got -1.'],
    [
      { kind: 'addClauses', ruleId: 'r', clauses: [{ ...clause, op: 'startWith' }] },
      'There is no operator "startWith". Did you mean: startsWith?',
    ],
    [
      { kind: 'addClauses', ruleId: 'r', clauses: [{ ...clause, op: '~' }] },
      expect.stringMatching(/^There is no operator "~"\. Did you mean: in, startsWith, /) as string,
    ],
  ])('%j: %s', (instruction, message) => {
    expect(messageOf(instruction)).toEqual(message)
  })
})

describe('segments', () => {
  test('have their own rules and lists', () => {
    const json = [
      { kind: 'addRule', rule: { id: 'r', clauses: [], weight: 1, bucketBy: 'email', rolloutContextKind: 'org' } },
      { kind: 'addIncludedTargets', values: ['ann'] },
    ]
    expect(parseSegmentInstructions(json)).toEqual({
      ok: true,
      value: [
        { ...json[0], rule: { ...json[0]?.rule, description: '' } },
        { kind: 'addIncludedTargets', contextKind: 'user', values: ['ann'] },
      ],
    })
  })

  test.each<[unknown, string]>([
    [{ kind: 'turnFlagOn' }, 'unknown_kind'],
    [{ kind: 'addRule', rule }, 'unknown_property'],
    [{ kind: 'addIncludedTargets', variationId: 'v', values: [] }, 'unknown_property'],
  ])('%j is refused: %s', (instruction, code) => {
    expect(parseSegmentInstructions([instruction])).toMatchObject({ ok: false, issues: [{ code }] })
  })
})
