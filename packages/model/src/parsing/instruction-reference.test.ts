import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  FLAG_INSTRUCTION_KINDS,
  parseFlagInstructions,
  parseSegmentInstructions,
  SEGMENT_INSTRUCTION_KINDS,
} from './instruction-parser.ts'

const page = readFileSync(new URL('../../../../docs/reference/instructions.md', import.meta.url), 'utf8')
const [flagPart = '', segmentPart = ''] = page.split('## Segments')

function examplesIn(part: string): readonly { readonly kind: string }[] {
  return [...part.matchAll(/^\| `(\{.*?\})` \|/gm)].map(
    ([, json = '']) => JSON.parse(json) as { readonly kind: string },
  )
}

function kindsOf(examples: readonly { readonly kind: string }[]): readonly string[] {
  return examples.map(({ kind }) => kind)
}

test('the reference has one example of each flag instruction, and each parses', () => {
  const examples = examplesIn(flagPart)
  expect(kindsOf(examples).toSorted()).toEqual(FLAG_INSTRUCTION_KINDS.toSorted())
  expect(parseFlagInstructions(examples)).toMatchObject({ ok: true })
})

test('the reference has one example of each instruction that only segments have, and each parses', () => {
  const examples = examplesIn(segmentPart)
  const ownKinds = SEGMENT_INSTRUCTION_KINDS.filter((kind) => !FLAG_INSTRUCTION_KINDS.includes(kind))
  expect(kindsOf(examples).toSorted()).toEqual([...ownKinds, 'addRule'].toSorted())
  expect(parseSegmentInstructions(examples)).toMatchObject({ ok: true })
})
