import { expect, test } from 'vitest'
import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newMigrationFlagDefinition,
} from './flag-factory.ts'

test('a new flag is named like its key unless it has a name', () => {
  const flag = { key: 'checkout', valueType: 'boolean', variations: BOOLEAN_VARIATIONS } as const
  expect(newFlagDefinition(flag)).toMatchObject({ name: 'checkout', isTemporary: true, migration: null })
  expect(newFlagDefinition({ ...flag, name: 'Checkout', isTemporary: false })).toMatchObject({
    name: 'Checkout',
    isTemporary: false,
  })
})

test('a new boolean flag is off, serves false when off and true when on', () => {
  const definition = newFlagDefinition({ key: 'checkout', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
  expect(newFlagConfiguration(definition, 'salt')).toMatchObject({
    on: false,
    offVariationId: 'false',
    fallthrough: { variationId: 'true' },
    salt: 'salt',
  })
})

test('a new flag without variations refers to none', () => {
  const definition = newFlagDefinition({ key: 'empty', valueType: 'json', variations: [] })
  expect(newFlagConfiguration(definition, 'salt')).toMatchObject({
    offVariationId: '',
    fallthrough: { variationId: '' },
  })
})

test('a new migration flag has the six stages and serves off either way', () => {
  const definition = newMigrationFlagDefinition({ key: 'move', name: 'Move grades' })
  expect(definition).toMatchObject({ name: 'Move grades', valueType: 'string', migration: {} })
  expect(definition.variations.map(({ id }) => id)).toEqual([
    'off',
    'dualwrite',
    'shadow',
    'live',
    'rampdown',
    'complete',
  ])
  expect(newFlagConfiguration(definition, 'salt')).toMatchObject({
    offVariationId: 'off',
    fallthrough: { variationId: 'off' },
  })
})
