import fc from 'fast-check'
import { expect, test } from 'vitest'
import { configuredFlag, segmentDefinition } from '../../test/flag-arbitrary.ts'
import { parseFlagConfiguration, parseFlagDefinition } from './flag-decoder.ts'
import { parseSegmentDefinition } from './segment-decoder.ts'

function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

test('reads back every flag and segment that was written as JSON', () => {
  fc.assert(
    fc.property(configuredFlag, segmentDefinition, ({ definition, configuration }, segment) => {
      expect(parseFlagDefinition(sent(definition))).toEqual({ ok: true, value: definition })
      expect(parseFlagConfiguration(sent(configuration))).toEqual({ ok: true, value: configuration })
      expect(parseSegmentDefinition(sent(segment))).toEqual({ ok: true, value: segment })
    }),
  )
})

test('never throws, whatever it is given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      for (const parse of [parseFlagDefinition, parseFlagConfiguration, parseSegmentDefinition]) {
        expect(parse(json).ok).toBe(false)
      }
    }),
  )
})
