import { ok } from '../result.ts'
import { editByKind } from './instruction-edit.ts'
import type { LabelInstruction } from './rule-instructions.ts'

/** What flags and segments are called. */
export interface Labels {
  readonly name: string
  readonly description: string
  readonly tags: readonly string[]
}

/** Changes a name, a description or tags. Adding a tag that is there, or removing one that is not, changes nothing. */
export const editLabels = editByKind<Labels, LabelInstruction>({
  updateName: (labels, { name }) => ok({ ...labels, name }),
  updateDescription: (labels, { description }) => ok({ ...labels, description }),
  addTags: (labels, { values }) => ok({ ...labels, tags: [...new Set([...labels.tags, ...values])] }),
  removeTags: (labels, { values }) => ok({ ...labels, tags: labels.tags.filter((tag) => !values.includes(tag)) }),
})
