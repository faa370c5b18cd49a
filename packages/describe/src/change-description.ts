import {
  applyDefinitionInstructions,
  applyFlagInstructions,
  applySegmentInstructions,
  diffFlags,
  diffSegments,
  isDefinitionInstruction,
  isSameJson,
  type ConfiguredFlag,
  type ConfiguredRule,
  type DefinitionInstruction,
  type FlagDefinition,
  type FlagInstruction,
  type Result,
  type SegmentDefinition,
  type SegmentInstruction,
} from '@guidon/model'
import { describeClauses } from './clause-text.ts'
import { sayOfConfiguration, type DescribedConfiguration } from './configuration-sentence.ts'
import { sayOfDefinition } from './definition-sentence.ts'
import { sayOfSegment } from './segment-sentence.ts'
import type { Say, Sentence } from './sentence.ts'
import { describeServe } from './serve-text.ts'

/** Other flags of the project by key; they lend their variations' names to sentences about prerequisites. */
export type DefinitionsByKey = ReadonlyMap<string, FlagDefinition>

/**
 * One sentence for each instruction, in their order, said of the flag as the instructions before it left it.
 * An instruction that changes nothing says so.
 */
export function describeFlagInstructions(
  flag: ConfiguredFlag,
  instructions: readonly FlagInstruction[],
  definitions: DefinitionsByKey = new Map(),
): readonly Sentence[] {
  const say: Say<ConfiguredFlag, FlagInstruction> = (instruction, { before, after }) =>
    isDefinitionInstruction(instruction)
      ? sayOfDefinition(instruction, { before: before.definition, after: after.definition })
      : sayOfConfiguration(instruction, { before: viewOf(before, definitions), after: viewOf(after, definitions) })
  return sayInOrder(flag, instructions, {
    say,
    apply: (state, instruction) => applyFlagInstructions(state, [instruction]),
  })
}

/** Like `describeFlagInstructions`, for the definition alone. */
export function describeDefinitionInstructions(
  definition: FlagDefinition,
  instructions: readonly DefinitionInstruction[],
): readonly Sentence[] {
  return sayInOrder(definition, instructions, {
    say: sayOfDefinition,
    apply: (state, instruction) => applyDefinitionInstructions(state, [instruction]),
  })
}

/** Like `describeFlagInstructions`, for a segment. */
export function describeSegmentInstructions(
  segment: SegmentDefinition,
  instructions: readonly SegmentInstruction[],
): readonly Sentence[] {
  return sayInOrder(segment, instructions, {
    say: sayOfSegment,
    apply: (state, instruction) => applySegmentInstructions(state, [instruction]),
  })
}

/** What is different between two states of a flag, in words. */
export function describeFlagDifference(
  before: ConfiguredFlag,
  after: ConfiguredFlag,
  definitions: DefinitionsByKey = new Map(),
): readonly Sentence[] {
  return describeFlagInstructions(before, diffFlags(before, after), definitions)
}

/** What is different between two states of a segment, in words. */
export function describeSegmentDifference(before: SegmentDefinition, after: SegmentDefinition): readonly Sentence[] {
  return describeSegmentInstructions(before, diffSegments(before, after))
}

/** A targeting rule in words: `if user email ends with "@x.org" serve "true"`. */
export function describeRule({ clauses, serve }: ConfiguredRule, definition: FlagDefinition): string {
  return `${describeClauses(clauses)} ${describeServe(serve, definition)}`
}

function viewOf({ definition, configuration }: ConfiguredFlag, definitions: DefinitionsByKey): DescribedConfiguration {
  return { ...configuration, definition, definitions }
}

interface Telling<Subject, Instruction> {
  readonly say: Say<Subject, Instruction>
  readonly apply: (subject: Subject, instruction: Instruction) => Result<Subject, unknown>
}

/** An instruction that cannot be applied is described as it stands: to say why is not the matter here. */
function sayInOrder<Subject, Instruction>(
  subject: Subject,
  instructions: readonly Instruction[],
  { say, apply }: Telling<Subject, Instruction>,
): readonly Sentence[] {
  let before = subject
  return instructions.map((instruction) => {
    const result = apply(before, instruction)
    const after = result.ok ? result.value : before
    const sentence = say(instruction, { before, after })
    const isIdle = result.ok && isSameJson(before, after)
    before = after
    return isIdle ? { ...sentence, text: `${sentence.text} (no change)` } : sentence
  })
}
