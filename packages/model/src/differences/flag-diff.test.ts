import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { configuredFlag } from '../../test/flag-arbitrary.ts'
import type { ConfiguredFlag } from '../flag-definition.ts'
import { newFlagConfiguration, newFlagDefinition } from '../flag-factory.ts'
import { applyDefinitionInstructions, applyFlagInstructions } from '../instructions/instruction-application.ts'
import { parseFlagInstructions } from '../parsing/instruction-parser.ts'
import { diffConfigurations, diffDefinitions, diffFlags } from './flag-diff.ts'

describe('for any two states of a flag', () => {
  test('the difference leads from one to the other', () => {
    fc.assert(
      fc.property(configuredFlag, configuredFlag, (before, after) => {
        expect(applyFlagInstructions(before, diffFlags(before, after))).toEqual({ ok: true, value: after })
      }),
    )
  })

  test('the difference of the definitions leads from one to the other', () => {
    fc.assert(
      fc.property(configuredFlag, configuredFlag, ({ definition: before }, { definition: after }) => {
        const instructions = diffDefinitions(before, after)
        expect(applyDefinitionInstructions(before, instructions)).toEqual({ ok: true, value: after })
      }),
    )
  })

  test('the difference survives being sent as JSON', () => {
    fc.assert(
      fc.property(configuredFlag, configuredFlag, (before, after) => {
        const instructions = diffFlags(before, after)
        const sent: unknown = JSON.parse(JSON.stringify(instructions))
        expect(parseFlagInstructions(sent)).toEqual({ ok: true, value: instructions })
      }),
    )
  })

  test('a state differs from itself by nothing', () => {
    fc.assert(
      fc.property(configuredFlag, (flag) => {
        expect(diffFlags(flag, structuredClone(flag))).toEqual([])
      }),
    )
  })
})

const variations = ['a', 'b'].map((id) => ({ id, value: id, name: '', description: '' }))
const definition = newFlagDefinition({ key: 'checkout', valueType: 'string', variations })
const clause = { contextKind: 'user', attribute: 'email', op: 'endsWith', values: ['@x.org'], negate: false }
const rules = ['r1', 'r2', 'r3'].map((id) => ({
  id,
  description: '',
  clauses: [clause, { ...clause, attribute: 'name' }],
  serve: { variationId: 'a' },
  trackEvents: false,
}))
const configuration = { ...newFlagConfiguration(definition, 'salt'), rules }
const [r1, r2, r3] = rules as [(typeof rules)[0], (typeof rules)[0], (typeof rules)[0]]

type Changes = Partial<ConfiguredFlag['configuration']>

test.each<[string, Changes, Changes, unknown[]]>([
  ['a rule that moved', {}, { rules: [r3, r1, r2] }, [{ kind: 'reorderRules', ruleIds: ['r3', 'r1', 'r2'] }]],
  [
    'a rule in the middle',
    { rules: [r1, r3] },
    { rules: [r1, r2, r3] },
    [{ kind: 'addRule', rule: r2, beforeRuleId: 'r3' }],
  ],
  [
    'a clause that went',
    {},
    { rules: [{ ...r1, clauses: r1.clauses.slice(1) }, r2, r3] },
    [{ kind: 'removeClauses', ruleId: 'r1', clauseIndexes: [0] }],
  ],
  [
    'values that came and went',
    {},
    { rules: [{ ...r1, clauses: [{ ...clause, values: ['@y.org', 1] }, ...r1.clauses.slice(1)] }, r2, r3] },
    [
      { kind: 'removeValuesFromClause', ruleId: 'r1', clauseIndex: 0, values: ['@x.org'] },
      { kind: 'addValuesToClause', ruleId: 'r1', clauseIndex: 0, values: ['@y.org', 1] },
    ],
  ],
  [
    'a value that came',
    {},
    { rules: [{ ...r1, clauses: [{ ...clause, values: ['@x.org', 1] }, ...r1.clauses.slice(1)] }, r2, r3] },
    [{ kind: 'addValuesToClause', ruleId: 'r1', clauseIndex: 0, values: [1] }],
  ],
  [
    'a value that went',
    {},
    { rules: [{ ...r1, clauses: [{ ...clause, values: [] }, ...r1.clauses.slice(1)] }, r2, r3] },
    [{ kind: 'removeValuesFromClause', ruleId: 'r1', clauseIndex: 0, values: ['@x.org'] }],
  ],
  [
    'another operator',
    {},
    { rules: [{ ...r1, clauses: [{ ...clause, op: 'in' }, ...r1.clauses.slice(1)] }, r2, r3] },
    [{ kind: 'updateClause', ruleId: 'r1', clauseIndex: 0, clause: { ...clause, op: 'in' } }],
  ],
  [
    'a key that moved to another variation',
    { targets: [{ contextKind: 'user', variationId: 'a', values: ['ann', 'bob'] }] },
    {
      targets: [
        { contextKind: 'user', variationId: 'a', values: ['ann'] },
        { contextKind: 'user', variationId: 'b', values: ['bob'] },
      ],
    },
    [
      { kind: 'removeTargets', contextKind: 'user', variationId: 'a', values: ['bob'] },
      { kind: 'addTargets', contextKind: 'user', variationId: 'b', values: ['bob'] },
    ],
  ],
  [
    'targets that cannot be reached key by key',
    {},
    { targets: ['a', 'b'].map((variationId) => ({ contextKind: 'user', variationId, values: ['ann'] })) },
    [
      {
        kind: 'replaceTargets',
        targets: ['a', 'b'].map((variationId) => ({ contextKind: 'user', variationId, values: ['ann'] })),
      },
    ],
  ],
  [
    'a prerequisite that changed',
    { prerequisites: [{ key: 'p', variationId: 'true' }] },
    { prerequisites: [{ key: 'p', variationId: 'false' }] },
    [{ kind: 'updatePrerequisite', key: 'p', variationId: 'false' }],
  ],
])('says little about %s', (_, before, after, instructions) => {
  expect(diffConfigurations({ ...configuration, ...before }, { ...configuration, ...after })).toEqual(instructions)
})
