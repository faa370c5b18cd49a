import type { LabelInstruction } from '@guidon/model'
import { added, removed, updated, type SentencesByKind } from './sentence.ts'
import { joined, quoted } from './value-text.ts'

/** What flags and segments are called. */
interface Labels {
  readonly name: string
  readonly description: string
}

/** The sentences about names, descriptions and tags. */
export const labelSentences: SentencesByKind<Labels, LabelInstruction> = {
  updateName: ({ name }, { before }) => updated(`Rename to ${quoted(name)}, was ${quoted(before.name)}`),
  updateDescription: ({ description }, { before }) => {
    if (description === '') return removed(`Remove the description ${quoted(before.description)}`)
    const was = before.description === '' ? '' : `, was ${quoted(before.description)}`
    return updated(`Describe as ${quoted(description)}${was}`)
  },
  addTags: ({ values }) => added(`Add ${tagsText(values)}`),
  removeTags: ({ values }) => removed(`Remove ${tagsText(values)}`),
}

function tagsText(tags: readonly string[]): string {
  return `${tags.length === 1 ? 'tag' : 'tags'} ${joined(tags.map(quoted))}`
}
