import type { ConfiguredFlag, FlagDefinition } from '../flag-definition.ts'
import { mapResult, type ParseIssue, type Result } from '../result.ts'
import type { SegmentDefinition } from '../segment-definition.ts'
import { editConfiguration } from './configuration-edit.ts'
import { editDefinition } from './definition-edit.ts'
import { isDefinitionInstruction } from './instruction-scope.ts'
import type { DefinitionInstruction, FlagInstruction } from './flag-instructions.ts'
import { applyInOrder } from './instruction-edit.ts'
import type { InstructionIssue } from './instruction-issue.ts'
import { editSegment } from './segment-edit.ts'
import type { SegmentInstruction } from './segment-instructions.ts'

/**
 * The flag after all instructions, or what is wrong with the first that cannot be applied. Instructions that change
 * nothing are fine. The outcome may still be refused by `validateFlag`.
 */
export function applyFlagInstructions(
  flag: ConfiguredFlag,
  instructions: readonly FlagInstruction[],
): Result<ConfiguredFlag, InstructionIssue> {
  return applyInOrder(flag, instructions, editFlag)
}

/** Like `applyFlagInstructions`, for the definition alone: no environment takes part. */
export function applyDefinitionInstructions(
  definition: FlagDefinition,
  instructions: readonly DefinitionInstruction[],
): Result<FlagDefinition, InstructionIssue> {
  return applyInOrder(definition, instructions, editDefinition)
}

/** The segment after all instructions, or what is wrong with the first that cannot be applied. */
export function applySegmentInstructions(
  segment: SegmentDefinition,
  instructions: readonly SegmentInstruction[],
): Result<SegmentDefinition, InstructionIssue> {
  return applyInOrder(segment, instructions, editSegment)
}

function editFlag(flag: ConfiguredFlag, instruction: FlagInstruction): Result<ConfiguredFlag, ParseIssue> {
  if (!isDefinitionInstruction(instruction)) return editConfiguration(flag, instruction)
  return mapResult(editDefinition(flag.definition, instruction), (definition) => ({ ...flag, definition }))
}
