import type { ChangeSubject, Difference, Operation } from '@guidon/api'
import { describeFlagInstructions, describeSegmentInstructions, type Sentence } from '@guidon/describe'
import {
  diffConfigurations,
  diffDefinitions,
  diffSegments,
  newFlagConfiguration,
  type FlagDefinition,
  type FlagInstruction,
  type SegmentInstruction,
} from '@guidon/model'
import type { EnvironmentRef } from '../projects/index.ts'
import type { ContentDifference } from './content-difference.ts'
import { definitionsOf, type Content } from './content.ts'
import { subjectText } from './subject-text.ts'

/** What a change does to one subject, said and as instructions, there and back. */
export interface SubjectChange {
  readonly subject: ChangeSubject
  readonly environmentId: string | null
  /** Before the change; 0 when it is new. */
  readonly version: number
  readonly forward: readonly (FlagInstruction | SegmentInstruction)[]
  readonly inverse: readonly (FlagInstruction | SegmentInstruction)[]
  /** One for each instruction of `forward`. */
  readonly sentences: readonly Sentence[]
}

/** One entry for each subject that differs and was there before, definitions first. */
export function describeDifference(
  { before, after }: { readonly before: Content; readonly after: Content },
  difference: ContentDifference,
  environments: readonly EnvironmentRef[],
): SubjectChange[] {
  const definitions = withAllVariations(definitionsOf(before), definitionsOf(after))
  const keyOf = new Map(environments.map(({ id, key }) => [id, key]))
  return [
    ...difference.definitions.flatMap(({ before: old, after: now }): SubjectChange[] => {
      if (old === undefined) return []
      const forward = diffDefinitions(old.definition, now.definition)
      return [
        {
          subject: { kind: 'flag', key: now.definition.key },
          environmentId: null,
          version: old.version,
          forward,
          inverse: diffDefinitions(now.definition, old.definition),
          sentences: describeFlagInstructions(unconfigured(old.definition), forward, definitions),
        },
      ]
    }),
    ...difference.configurations.flatMap(({ before: old, after: now }): SubjectChange[] => {
      if (old === undefined) return []
      const forward = diffConfigurations(old.configuration, now.configuration)
      const flag = { definition: definitions.get(now.flagKey)!, configuration: old.configuration }
      return [
        {
          subject: { kind: 'flag', key: now.flagKey, environment: keyOf.get(now.environmentId)! },
          environmentId: now.environmentId,
          version: old.version,
          forward,
          inverse: diffConfigurations(now.configuration, old.configuration),
          sentences: describeFlagInstructions(flag, forward, definitions),
        },
      ]
    }),
    ...difference.segments.flatMap(({ before: old, after: now }): SubjectChange[] => {
      if (old === undefined) return []
      const forward = diffSegments(old.definition, now.definition)
      return [
        {
          subject: { kind: 'segment', key: now.definition.key, environment: keyOf.get(now.environmentId)! },
          environmentId: now.environmentId,
          version: old.version,
          forward,
          inverse: diffSegments(now.definition, old.definition),
          sentences: describeSegmentInstructions(old.definition, forward),
        },
      ]
    }),
  ]
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

/** What changes, one line each; with the subject as soon as there are several. */
export function sentencesOf(changes: readonly SubjectChange[]): string[] {
  const areSeveral = changes.length > 1
  return changes.flatMap(({ subject, sentences }) =>
    sentences.map(({ text }) => (areSeveral ? `${subjectText(subject)}: ${text}` : text)),
  )
}

export function differencesOf(changes: readonly SubjectChange[]): Difference[] {
  return changes.flatMap(({ subject, sentences, forward }) =>
    sentences.map(({ text, change }, index) => ({ subject, text, change, instruction: { ...forward[index]! } })),
  )
}

/**
 * Operations that undo the changes, each against the version that the change makes. Variations come back before
 * configurations use them and go after configurations have let go of them.
 */
export function inverseOf(changes: readonly SubjectChange[]): Operation[] {
  const isAddition = ({ kind }: { readonly kind: string }): boolean => kind === 'addVariation'
  const operation = (
    { subject, version }: SubjectChange,
    instructions: readonly (FlagInstruction | SegmentInstruction)[],
  ): Operation[] =>
    instructions.length === 0
      ? []
      : [{ subject, baseVersion: version + 1, instructions: instructions.map((one) => ({ ...one })) }]
  return [
    ...changes.flatMap((change) => operation(change, change.inverse.filter(isAddition))),
    ...changes
      .filter(({ environmentId }) => environmentId !== null)
      .flatMap((change) => operation(change, change.inverse)),
    ...changes
      .filter(({ environmentId }) => environmentId === null)
      .flatMap((change) =>
        operation(
          change,
          change.inverse.filter((one) => !isAddition(one)),
        ),
      ),
  ]
}

/** A definition alone, where a configuration is asked for but does not matter. */
function unconfigured(definition: FlagDefinition) {
  return { definition, configuration: newFlagConfiguration(definition, '') }
}
