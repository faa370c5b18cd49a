import type { Labels } from '../instructions/label-edit.ts'
import type { LabelInstruction } from '../instructions/rule-instructions.ts'
import { isSameJson } from '../json.ts'
import { when, without } from './list-diff.ts'

/** The instructions that take one name, description and set of tags to another. */
export function diffLabels(before: Labels, after: Labels): readonly LabelInstruction[] {
  return [
    ...when<LabelInstruction>(before.name !== after.name, { kind: 'updateName', name: after.name }),
    ...when<LabelInstruction>(before.description !== after.description, {
      kind: 'updateDescription',
      description: after.description,
    }),
    ...diffTags(before.tags, after.tags),
  ]
}

function diffTags(before: readonly string[], after: readonly string[]): readonly LabelInstruction[] {
  const removed = without(before, after)
  const added = without(after, before)
  const isReached = isSameJson([...without(before, removed), ...added], after)
  return isReached ? exchange(removed, added) : exchange(before, after)
}

function exchange(removed: readonly string[], added: readonly string[]): readonly LabelInstruction[] {
  return [
    ...when<LabelInstruction>(removed.length > 0, { kind: 'removeTags', values: removed }),
    ...when<LabelInstruction>(added.length > 0, { kind: 'addTags', values: added }),
  ]
}
