import { newFlagConfiguration, newFlagDefinition, newSegmentDefinition, type ConfiguredFlag } from '@guidon/model'
import { expect, test } from 'vitest'
import { closureOf } from './closure.ts'

const rulesAbout = (segments: readonly string[]) => [
  {
    id: 'r',
    description: '',
    clauses: [{ contextKind: 'user', attribute: '', op: 'segmentMatch', values: segments, negate: false }],
    serve: { variationId: 'yes' },
    trackEvents: false,
  },
]
function flag(key: string, prerequisites: readonly string[], segments: readonly string[] = []): ConfiguredFlag {
  const definition = newFlagDefinition({ key, valueType: 'boolean', variations: [] })
  const configuration = {
    ...newFlagConfiguration(definition, 's'),
    prerequisites: prerequisites.map((one) => ({ key: one, variationId: 'yes' })),
    rules: segments.length === 0 ? [] : rulesAbout(segments),
  }
  return { definition, configuration }
}
const segment = (key: string, segments: readonly string[]) => ({
  ...newSegmentDefinition({ key, salt: 's' }),
  rules: segments.length === 0 ? [] : rulesAbout(segments),
})

const flags = new Map([flag('b', ['c'], ['s1']), flag('c', ['a'])].map((one) => [one.definition.key, one]))
const segments = new Map([segment('s1', ['s2']), segment('s2', ['s1'])].map((one) => [one.key, one]))

test('follows prerequisites and segments as far as they have loaded, cycles included', () => {
  const loaded = { flag: (key: string) => flags.get(key), segment: (key: string) => segments.get(key) }
  expect(closureOf([flag('a', ['b'])], loaded)).toEqual({ flags: ['b', 'c', 'a'], segments: ['s1', 's2'] })
})

test('names only what is known to be needed while nothing has loaded', () => {
  const loaded = { flag: () => undefined, segment: () => undefined }
  expect(closureOf([flag('a', ['b'], ['s1'])], loaded)).toEqual({ flags: ['b'], segments: ['s1'] })
})

test('a segment that does not exist leads nowhere', () => {
  const loaded = { flag: () => undefined, segment: () => null }
  expect(closureOf([flag('a', [], ['gone'])], loaded)).toEqual({ flags: [], segments: ['gone'] })
})
