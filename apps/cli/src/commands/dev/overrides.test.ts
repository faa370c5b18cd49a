import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  type FlagDefinition,
  type Json,
} from '@guidon/model'
import { expect, test } from 'vitest'
import { overridden, overridingVariation, parseOverrides, withOverrides } from './overrides.ts'
import { partialDocument } from './project-document.ts'

const named = (id: string, value: Json, name = '') => ({ id, value, name, description: '' })

const flags: Readonly<Record<string, FlagDefinition>> = {
  boolean: newFlagDefinition({ key: 'boolean', valueType: 'boolean', variations: BOOLEAN_VARIATIONS }),
  text: newFlagDefinition({
    key: 'text',
    valueType: 'string',
    variations: [named('v1', 'dark', 'Night'), named('v2', 'light', 'Day')],
  }),
  json: newFlagDefinition({
    key: 'json',
    valueType: 'json',
    variations: [named('v1', { a: 1, b: [2] }), named('v2', { variation: 'v1' }, 'odd')],
  }),
}

test.each<[flag: string, wanted: Json, variationId: string | undefined]>([
  ['boolean', true, 'true'],
  ['boolean', false, 'false'],
  ['boolean', 'true', undefined],
  ['boolean', null, undefined],
  ['boolean', { variation: 'false' }, 'false'],
  ['boolean', { variation: 1 }, undefined],
  ['text', 'light', 'v2'],
  ['text', 'Light', undefined],
  ['text', { variation: 'Day' }, 'v2'],
  ['text', { variation: 'v1' }, 'v1'],
  ['text', { variation: 'Dusk' }, undefined],
  ['text', { variation: '' }, undefined],
  ['json', { b: [2], a: 1 }, 'v1'],
  ['json', { variation: 'v1' }, 'v2'],
  ['json', { variation: 'odd' }, 'v2'],
  ['json', [], undefined],
])('of the flag "%s", %j is the variation %s', (flag, wanted, variationId) => {
  expect(overridingVariation(flags[flag]!, wanted)).toBe(variationId)
})

test.each([
  ['', /is not JSON/],
  ['{"a": tru}', /mine\.json is not JSON/],
  ['[true]', /does not hold a JSON object/],
  ['{" ": true}', /empty key/],
])('%j is no text of overrides', (text, message) => {
  expect(() => parseOverrides(text, 'mine.json')).toThrow(message)
})

test('odd keys are keys like others', () => {
  expect([...parseOverrides('{"$schema": "x", "__proto__": true, "constructor": 1}', 'mine.json')]).toEqual([
    ['__proto__', true],
    ['constructor', 1],
  ])
})

test('a document with overrides gives one variation to everyone, and says what it was', () => {
  const definition = flags['boolean']!
  const configuration = {
    ...newFlagConfiguration(definition, 'salt'),
    targets: [{ contextKind: 'user', variationId: 'true', values: ['ana'] }],
    rules: [{ id: 'r', description: '', clauses: [], serve: { variationId: 'true' }, trackEvents: false }],
    prerequisites: [{ key: 'other', variationId: 'true' }],
  }
  const environments = ['development', 'production'].map((environment) => ({ environment, configuration }))
  const document = partialDocument('school', { flags: [{ definition, environments }] })
  const { document: wanted, originals } = withOverrides(document, 'development', new Map([['boolean', false]]))
  const [development, production] = wanted.flags[0]!.environments
  expect(development!.configuration).toEqual({
    ...newFlagConfiguration(definition, 'salt'),
    on: true,
    fallthrough: { variationId: 'false' },
  })
  expect(production!.configuration).toBe(configuration)
  expect([...originals]).toEqual([['boolean', configuration]])
  expect(overridden(configuration, 'true').salt).toBe('salt')
})

test('what cannot be overridden stays as it is', () => {
  const definition = flags['boolean']!
  const environments = [{ environment: 'development', configuration: newFlagConfiguration(definition, 's') }]
  const document = partialDocument('school', { flags: [{ definition, environments }] })
  const overrides = new Map<string, Json>([
    ['boolean', 'maybe'],
    ['other', true],
  ])
  expect(withOverrides(document, 'development', overrides)).toEqual({ document, originals: new Map() })
})
