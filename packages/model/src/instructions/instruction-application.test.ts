import { expect, test } from 'vitest'
import { BOOLEAN_VARIATIONS, newFlagConfiguration, newFlagDefinition } from '../flag-factory.ts'
import { applyFlagInstructions } from './instruction-application.ts'

const definition = newFlagDefinition({ key: 'checkout', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
const flag = { definition, configuration: newFlagConfiguration(definition, 'salt') }

test('applies instructions in their order', () => {
  const result = applyFlagInstructions(flag, [{ kind: 'turnFlagOn' }, { kind: 'updateName', name: 'Checkout' }])
  expect(result).toEqual({
    ok: true,
    value: { definition: { ...definition, name: 'Checkout' }, configuration: { ...flag.configuration, on: true } },
  })
})

test('says which instruction cannot be applied, where and why', () => {
  const result = applyFlagInstructions(flag, [{ kind: 'turnFlagOn' }, { kind: 'removeRule', ruleId: 'beta' }])
  expect(result).toEqual({
    ok: false,
    issues: [{ index: 1, path: '/1/ruleId', code: 'unknown_rule', message: 'There is no rule with the id "beta".' }],
  })
})
