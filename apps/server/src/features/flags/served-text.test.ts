import {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  type ConfiguredServe,
  type FlagConfiguration,
} from '@guidon/model'
import { expect, test } from 'vitest'
import { servedText } from './served-text.ts'

const definition = newFlagDefinition({ key: 'f', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
const configuration = newFlagConfiguration(definition, 'salt')
const split = (...weights: number[]): ConfiguredServe => ({
  rollout: {
    kind: 'rollout',
    contextKind: 'user',
    variations: weights.map((weight, index) => ({ variationId: index === 0 ? 'true' : 'false', weight })),
  },
})

test.each<[string, Partial<FlagConfiguration>, string]>([
  ['off', {}, '"false"'],
  ['off without a variation', { offVariationId: null }, 'the default value'],
  ['on for everyone', { on: true }, '"true"'],
  ['split', { on: true, fallthrough: split(12_500, 87_500) }, '12.5% "true", 87.5% "false"'],
  ['split, with nothing for some', { on: true, fallthrough: split(0, 100_000) }, '100% "false"'],
])('a flag that is %s', (_, change, text) => {
  expect(servedText(definition, { ...configuration, ...change })).toBe(text)
})

test('a variation goes by its name', () => {
  const [first, second] = BOOLEAN_VARIATIONS
  const named = { ...definition, variations: [{ ...first!, name: 'New checkout' }, second!] }
  expect(servedText(named, { ...configuration, on: true })).toBe('"New checkout"')
})
