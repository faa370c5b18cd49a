import { describeFlagInstructions } from '@guidon/describe'
import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  type ConfiguredRule,
  type FlagInstruction,
} from '@guidon/model'
import { expect, test } from 'vitest'
import { recordedSentence } from './sentence-change.ts'

const definition = newFlagDefinition({ key: 'checkout', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
const configuration = newFlagConfiguration(definition, 'salt')
const rule: ConfiguredRule = {
  id: 'beta',
  description: 'Beta',
  clauses: [{ contextKind: 'user', attribute: 'plan', op: 'in', values: ['beta', 'pro'], negate: false }],
  serve: { variationId: 'true' },
  trackEvents: false,
}
const clause = rule.clauses[0]!

const INSTRUCTIONS: readonly FlagInstruction[] = [
  { kind: 'turnFlagOn' },
  { kind: 'addRule', rule },
  { kind: 'addClauses', ruleId: 'beta', clauses: [{ ...clause, attribute: 'country' }] },
  { kind: 'addValuesToClause', ruleId: 'beta', clauseIndex: 0, values: ['x'] },
  { kind: 'removeValuesFromClause', ruleId: 'beta', clauseIndex: 0, values: ['x'] },
  { kind: 'updateRuleVariationOrRollout', ruleId: 'beta', variationId: 'false' },
  { kind: 'removeClauses', ruleId: 'beta', clauseIndexes: [1] },
  { kind: 'addPrerequisite', key: 'other', variationId: 'true' },
  { kind: 'removePrerequisite', key: 'other' },
  { kind: 'updateTrackEvents', trackEvents: true },
  { kind: 'updateTrackEvents', trackEvents: false },
  { kind: 'updateFallthroughVariationOrRollout', variationId: 'true' },
  { kind: 'addTags', values: ['web'] },
  { kind: 'removeTags', values: ['web'] },
  { kind: 'updateName', name: 'Checkout' },
  { kind: 'updateDescription', description: 'x' },
  { kind: 'updateDescription', description: '' },
  { kind: 'addVariation', variation: { id: 'x', value: true, name: '', description: '' } },
  { kind: 'removeVariation', variationId: 'x' },
  { kind: 'removeRule', ruleId: 'beta' },
  { kind: 'archiveFlag' },
  { kind: 'restoreFlag' },
  { kind: 'turnFlagOff' },
]

test('a recorded sentence tells what came and what went as when it was made', () => {
  for (const made of describeFlagInstructions({ definition, configuration }, INSTRUCTIONS)) {
    expect(recordedSentence(made.text)).toEqual(made)
  }
})
