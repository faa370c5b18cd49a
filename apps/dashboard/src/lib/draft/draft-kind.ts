import {
  describeDefinitionInstructions,
  describeFlagDifference,
  describeFlagInstructions,
  describeSegmentDifference,
  describeSegmentInstructions,
  type DefinitionsByKey,
  type Sentence,
} from '@guidon/describe'
import {
  applyDefinitionInstructions,
  applyFlagInstructions,
  applySegmentInstructions,
  diffConfigurations,
  diffDefinitions,
  diffSegments,
  type ConfigurationInstruction,
  type ConfiguredFlag,
  type DefinitionInstruction,
  type FlagDefinition,
  type InstructionIssue,
  type Result,
  type SegmentDefinition,
  type SegmentInstruction,
} from '@guidon/model'
import type { AnyEdit } from './edited-field.ts'

/** What is drafted, and how: what a flag is everywhere or does in one environment, or a segment. */
export interface DraftKind<Subject, Edit extends AnyEdit> {
  readonly apply: (subject: Subject, edits: readonly Edit[]) => Result<Subject, InstructionIssue>
  /** The fewest edits that lead from one to the other. */
  readonly diff: (before: Subject, after: Subject) => readonly Edit[]
  readonly describe: (subject: Subject, edits: readonly Edit[]) => readonly Sentence[]
  readonly describeDifference: (before: Subject, after: Subject) => readonly Sentence[]
  /** Ids of its rules, in their order. */
  readonly ruleIds: (subject: Subject) => readonly string[]
}

/** Drafts of what one environment does with a flag; `definitions` lend the names of other flags' variations. */
export function flagDraftKind(definitions: DefinitionsByKey): DraftKind<ConfiguredFlag, ConfigurationInstruction> {
  return {
    apply: applyFlagInstructions,
    diff: (before, after) => diffConfigurations(before.configuration, after.configuration),
    describe: (flag, edits) => describeFlagInstructions(flag, edits, definitions),
    describeDifference: (before, after) => describeFlagDifference(before, after, definitions),
    ruleIds: ({ configuration }) => configuration.rules.map(({ id }) => id),
  }
}

/** Drafts of what all environments share of a flag. */
export const definitionDraftKind: DraftKind<FlagDefinition, DefinitionInstruction> = {
  apply: applyDefinitionInstructions,
  diff: diffDefinitions,
  describe: describeDefinitionInstructions,
  describeDifference: (before, after) => describeDefinitionInstructions(before, diffDefinitions(before, after)),
  ruleIds: () => [],
}

export const segmentDraftKind: DraftKind<SegmentDefinition, SegmentInstruction> = {
  apply: applySegmentInstructions,
  diff: diffSegments,
  describe: describeSegmentInstructions,
  describeDifference: describeSegmentDifference,
  ruleIds: ({ rules }) => rules.map(({ id }) => id),
}
