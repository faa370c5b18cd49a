import { newFlagDefinition, type DefinitionInstruction, type FlagDefinition } from '@guidon/model'
import { expect, test } from 'vitest'
import { definitionDraftKind } from './draft-kind.ts'
import { editDraft, viewDraft, type Draft, type Edited } from './draft.ts'
import { sharedParts } from './rebase.ts'

const variation = (id: string, value: string) => ({ id, value, name: '', description: '' })
const subject = newFlagDefinition({
  key: 'provider',
  valueType: 'string',
  variations: [variation('a', 'legacy'), variation('b', 'stripe')],
})
const saved = { subject, version: 1 }

type DefinitionDraft = Draft<FlagDefinition, DefinitionInstruction>

function draftOf(...edits: readonly DefinitionInstruction[]): DefinitionDraft | null {
  let draft: DefinitionDraft | null = null
  for (const edit of edits) {
    const edited: Edited<FlagDefinition, DefinitionInstruction> = editDraft(definitionDraftKind, draft, {
      saved,
      step: [edit],
      now: 0,
    })
    if (!edited.ok) throw new Error(edited.message)
    draft = edited.draft
  }
  return draft
}

const rename = (variationId: string, name: string) => ({ kind: 'updateVariation', variationId, name }) as const

test('typing the name of a variation is one step', () => {
  expect(draftOf(rename('a', 'L'), rename('a', 'Le'))?.log.steps).toEqual([[rename('a', 'Le')]])
})

test.each([
  ['another variation', rename('b', 'S')],
  ['another property', { kind: 'updateVariation', variationId: 'a', value: 'old' } as const],
])('%s is another step', (_, edit) => {
  expect(draftOf(rename('a', 'L'), edit)?.log.steps).toHaveLength(2)
})

test('a variation that comes and goes leaves nothing to review', () => {
  const added = { kind: 'addVariation', variation: variation('c', 'adyen') } as const
  const draft = draftOf(added, { kind: 'removeVariation', variationId: 'c' })
  expect(viewDraft(definitionDraftKind, draft, saved).edits).toEqual([])
})

test('two edits of one variation are of the same part', () => {
  const theirs = [{ kind: 'removeVariation', variationId: 'a' }] as const
  expect(sharedParts([rename('a', 'L')], theirs)).toEqual(['variation a'])
  expect(sharedParts([rename('b', 'L')], theirs)).toEqual([])
})
