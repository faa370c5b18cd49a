import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentDefinition } from '../../test/flag-arbitrary.ts'
import { applySegmentInstructions } from '../instructions/instruction-application.ts'
import { parseSegmentInstructions } from '../parsing/instruction-parser.ts'
import { diffSegments } from './segment-diff.ts'

test('leads from any state of a segment to any other, also after being sent as JSON', () => {
  fc.assert(
    fc.property(segmentDefinition, segmentDefinition, (before, after) => {
      const sent: unknown = JSON.parse(JSON.stringify(diffSegments(before, after)))
      const instructions = parseSegmentInstructions(sent)
      expect(instructions.ok).toBe(true)
      if (instructions.ok)
        expect(applySegmentInstructions(before, instructions.value)).toEqual({ ok: true, value: after })
    }),
  )
})

test('finds nothing between equal segments', () => {
  fc.assert(
    fc.property(segmentDefinition, (segment) => {
      expect(diffSegments(segment, structuredClone(segment))).toEqual([])
    }),
  )
})
