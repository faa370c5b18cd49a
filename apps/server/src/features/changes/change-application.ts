import {
  applyDefinitionInstructions,
  applyFlagInstructions,
  applySegmentInstructions,
  type InstructionIssue,
  type ParseIssue,
  type Result,
} from '@guidon/model'
import { FlagNotFoundError } from '../flags/index.ts'
import { SegmentNotFoundError } from '../segments/index.ts'
import type { ConfigurationEdit, DefinitionEdit, Edit, SegmentEdit } from './change-operation.ts'
import { InvalidInstructionsError } from './changes-errors.ts'
import { placeOf, type Content } from './content.ts'

/** The content after all edits, in their order. Throws when one cannot be applied: nothing is applied then. */
export function applyEdits(content: Content, edits: readonly Edit[]): Content {
  const draft: Draft = {
    definitions: new Map(content.definitions),
    configurations: new Map(content.configurations),
    segments: new Map(content.segments),
  }
  for (const edit of edits) applyEdit(draft, edit)
  return draft
}

interface Draft extends Content {
  readonly definitions: Map<string, NonNullable<ReturnType<Content['definitions']['get']>>>
  readonly configurations: Map<string, NonNullable<ReturnType<Content['configurations']['get']>>>
  readonly segments: Map<string, NonNullable<ReturnType<Content['segments']['get']>>>
}

function applyEdit(draft: Draft, edit: Edit): void {
  switch (edit.kind) {
    case 'definition':
      return editDefinition(draft, edit)
    case 'configuration':
      return editConfiguration(draft, edit)
    case 'segment':
      return editSegment(draft, edit)
  }
}

function editDefinition(draft: Draft, edit: DefinitionEdit): void {
  const stored = draft.definitions.get(edit.key)!
  const definition = valueOf(edit, applyDefinitionInstructions(stored.definition, edit.instructions))
  draft.definitions.set(edit.key, { ...stored, definition })
}

function editConfiguration(draft: Draft, edit: ConfigurationEdit): void {
  const place = placeOf(edit.environment.id, edit.key)
  const stored = draft.configurations.get(place)
  const definition = draft.definitions.get(edit.key)?.definition
  if (stored === undefined || definition === undefined)
    throw new FlagNotFoundError(edit.environment.projectKey, edit.key)
  const flag = { definition, configuration: stored.configuration }
  const { configuration } = valueOf(edit, applyFlagInstructions(flag, edit.instructions))
  draft.configurations.set(place, { ...stored, configuration })
}

function editSegment(draft: Draft, edit: SegmentEdit): void {
  const place = placeOf(edit.environment.id, edit.key)
  const stored = draft.segments.get(place)
  if (stored === undefined) throw new SegmentNotFoundError(edit.environment.key, edit.key)
  const definition = valueOf(edit, applySegmentInstructions(stored.definition, edit.instructions))
  draft.segments.set(place, { ...stored, definition })
}

function valueOf<Value>({ path }: Edit, result: Result<Value, InstructionIssue>): Value {
  if (result.ok) return result.value
  const issues = result.issues.map((issue): ParseIssue => ({ ...issue, path: `${path}${issue.path}` }))
  throw new InvalidInstructionsError(issues)
}
