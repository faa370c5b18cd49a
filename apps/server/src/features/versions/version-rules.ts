import type { ChangeSubject, Version } from '@guidon/api'
import {
  describeDefinitionInstructions,
  describeFlagInstructions,
  describeSegmentInstructions,
  type Sentence,
} from '@guidon/describe'
import {
  applyDefinitionInstructions,
  applyFlagInstructions,
  applySegmentInstructions,
  diffConfigurations,
  diffDefinitions,
  diffSegments,
  type DefinitionInstruction,
  type FlagConfiguration,
  type FlagDefinition,
  type FlagInstruction,
  type Result,
  type SegmentDefinition,
  type SegmentInstruction,
} from '@guidon/model'
import type { StoredChange } from '../changes/index.ts'

/** A subject at one version, with what it needs to be understood. */
export interface Snapshot extends Pick<Version, 'version'> {
  readonly definition: FlagDefinition | null
  readonly configuration: FlagConfiguration | null
  readonly segment: SegmentDefinition | null
}

/** The snapshot before a change, out of the one after it. */
export function beforeChange(after: Snapshot, { inverse, versions }: StoredChange, subject: ChangeSubject): Snapshot {
  let snapshot = after
  for (const { subject: edited, instructions } of inverse) {
    const isOfIt = edited.kind === subject.kind && edited.key === subject.key
    const isNear = edited.environment === undefined || edited.environment === subject.environment
    if (isOfIt && isNear) snapshot = applyTo(snapshot, edited, instructions)
  }
  const made = versions.find((one) => isSameSubject(one.subject, subject))
  return made === undefined ? snapshot : { ...snapshot, version: made.version - 1 }
}

function applyTo(snapshot: Snapshot, { kind, environment }: ChangeSubject, list: readonly unknown[]): Snapshot {
  const { definition, configuration, segment } = snapshot
  if (kind === 'segment')
    return { ...snapshot, segment: valueOf(applySegmentInstructions(segment!, list as SegmentInstruction[])) }
  if (environment === undefined) {
    const changed = applyDefinitionInstructions(definition!, list as DefinitionInstruction[])
    return { ...snapshot, definition: valueOf(changed) }
  }
  const flag = valueOf(
    applyFlagInstructions({ definition: definition!, configuration: configuration! }, list as FlagInstruction[]),
  )
  return { ...snapshot, configuration: flag.configuration }
}

/** The server made these instructions itself, so they can be applied. */
function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`A change cannot be undone: ${JSON.stringify(result.issues)}`)
  return result.value
}

export interface Step {
  readonly instructions: readonly (FlagInstruction | SegmentInstruction)[]
  readonly sentences: readonly Sentence[]
}

/** What makes `to` out of `from`. `definitions` are those of the flags that either names. */
export function stepBetween(from: Snapshot, to: Snapshot, definitions: ReadonlyMap<string, FlagDefinition>): Step {
  if (from.segment !== null && to.segment !== null) {
    const instructions = diffSegments(from.segment, to.segment)
    return { instructions, sentences: describeSegmentInstructions(from.segment, instructions) }
  }
  if (from.configuration !== null && to.configuration !== null) {
    const instructions = diffConfigurations(from.configuration, to.configuration)
    const flag = { definition: withVariationsOf(from.definition!, to.definition!), configuration: from.configuration }
    return { instructions, sentences: describeFlagInstructions(flag, instructions, definitions) }
  }
  const instructions = diffDefinitions(from.definition!, to.definition!)
  return { instructions, sentences: describeDefinitionInstructions(from.definition!, instructions) }
}

/** Sentences name variations of both. */
function withVariationsOf(definition: FlagDefinition, other: FlagDefinition): FlagDefinition {
  const ids = new Set(definition.variations.map(({ id }) => id))
  const more = other.variations.filter(({ id }) => !ids.has(id))
  return { ...definition, variations: [...definition.variations, ...more] }
}

function isSameSubject(one: ChangeSubject, other: ChangeSubject): boolean {
  return one.kind === other.kind && one.key === other.key && one.environment === other.environment
}
