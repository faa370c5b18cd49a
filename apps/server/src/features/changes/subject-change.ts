import type { ChangeSubject } from '@guidon/api'
import {
  describeDefinitionInstructions,
  describeFlagInstructions,
  describeSegmentInstructions,
  type Sentence,
} from '@guidon/describe'
import {
  diffConfigurations,
  diffDefinitions,
  diffSegments,
  type FlagDefinition,
  type FlagInstruction,
  type SegmentInstruction,
} from '@guidon/model'
import type { StoredConfiguration, StoredDefinition } from '../flags/index.ts'
import type { EnvironmentRef } from '../projects/index.ts'
import type { StoredSegment } from '../segments/index.ts'
import type { ContentDifference, Edited } from './content-difference.ts'
import { definitionsOf, type Content } from './content.ts'

type AnyInstruction = FlagInstruction | SegmentInstruction

/** What a change does to one subject, said and as instructions, there and back. */
export interface SubjectChange {
  readonly subject: ChangeSubject
  readonly environmentId: string | null
  /** Before the change; 0 when it is new. */
  readonly version: number
  /** A new flag or segment counts as brought back from the archive, to which undoing sends it. */
  readonly forward: readonly AnyInstruction[]
  readonly inverse: readonly AnyInstruction[]
  /** One for each instruction of `forward`. */
  readonly sentences: readonly Sentence[]
}

/** One entry for each subject that differs, definitions first. Configurations come with a new flag, not on their own. */
export function describeDifference(
  { before, after }: { readonly before: Content; readonly after: Content },
  difference: ContentDifference,
  environments: readonly EnvironmentRef[],
): SubjectChange[] {
  const definitions = withAllVariations(definitionsOf(before), definitionsOf(after))
  const keyOf = new Map(environments.map(({ id, key }) => [id, key]))
  const environmentOf = ({ environmentId }: { readonly environmentId: string }): string => keyOf.get(environmentId)!
  return [
    ...difference.definitions.map(describeDefinition),
    ...difference.configurations.flatMap((edit) => describeConfiguration(edit, environmentOf(edit.after), definitions)),
    ...difference.segments.map((edit) => describeSegment(edit, environmentOf(edit.after))),
  ]
}

function describeDefinition({ before, after: { definition } }: Edited<StoredDefinition>): SubjectChange {
  const subject: ChangeSubject = { kind: 'flag', key: definition.key }
  if (before === undefined) {
    const undo = definition.isArchived ? NO_UNDO : UNDO_NEW_FLAG
    return { subject, environmentId: null, version: 0, ...undo, sentences: [added(subject)] }
  }
  const forward = diffDefinitions(before.definition, definition)
  return {
    subject,
    environmentId: null,
    version: before.version,
    forward,
    inverse: diffDefinitions(definition, before.definition),
    sentences: describeDefinitionInstructions(before.definition, forward),
  }
}

function describeConfiguration(
  { before, after: { flagKey, environmentId, configuration } }: Edited<StoredConfiguration>,
  environment: string,
  definitions: ReadonlyMap<string, FlagDefinition>,
): SubjectChange[] {
  if (before === undefined) return []
  const forward = diffConfigurations(before.configuration, configuration)
  const flag = { definition: definitions.get(flagKey)!, configuration: before.configuration }
  const change: SubjectChange = {
    subject: { kind: 'flag', key: flagKey, environment },
    environmentId,
    version: before.version,
    forward,
    inverse: diffConfigurations(configuration, before.configuration),
    sentences: describeFlagInstructions(flag, forward, definitions),
  }
  return [change]
}

function describeSegment(
  { before, after: { definition, environmentId } }: Edited<StoredSegment>,
  environment: string,
): SubjectChange {
  const subject: ChangeSubject = { kind: 'segment', key: definition.key, environment }
  if (before === undefined) {
    const undo = definition.isArchived ? NO_UNDO : UNDO_NEW_SEGMENT
    return { subject, environmentId, version: 0, ...undo, sentences: [added(subject)] }
  }
  const forward = diffSegments(before.definition, definition)
  return {
    subject,
    environmentId,
    version: before.version,
    forward,
    inverse: diffSegments(definition, before.definition),
    sentences: describeSegmentInstructions(before.definition, forward),
  }
}

type ThereAndBack = Pick<SubjectChange, 'forward' | 'inverse'>

const UNDO_NEW_FLAG: ThereAndBack = { forward: [{ kind: 'restoreFlag' }], inverse: [{ kind: 'archiveFlag' }] }
const UNDO_NEW_SEGMENT: ThereAndBack = { forward: [{ kind: 'restoreSegment' }], inverse: [{ kind: 'archiveSegment' }] }
const NO_UNDO: ThereAndBack = { forward: [], inverse: [] }

function added({ kind, key }: ChangeSubject): Sentence {
  return { text: `Add ${kind} "${key}"`, change: 'add' }
}

/** The new definitions, with the variations that they have lost: sentences name those as well. */
function withAllVariations(
  before: ReadonlyMap<string, FlagDefinition>,
  after: ReadonlyMap<string, FlagDefinition>,
): Map<string, FlagDefinition> {
  const all = [...after].map(([key, definition]): [string, FlagDefinition] => {
    const ids = new Set(definition.variations.map(({ id }) => id))
    const lost = before.get(key)?.variations.filter(({ id }) => !ids.has(id)) ?? []
    return [key, lost.length === 0 ? definition : { ...definition, variations: [...definition.variations, ...lost] }]
  })
  return new Map(all)
}
