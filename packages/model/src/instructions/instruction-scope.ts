import { DEFINITION_INSTRUCTION_KINDS } from './definition-edit.ts'
import type { DefinitionInstruction, FlagInstruction, InstructionScope } from './flag-instructions.ts'

/** What a flag instruction changes: the definition that all environments share, or one environment. */
export function instructionScope(instruction: FlagInstruction): InstructionScope {
  return isDefinitionInstruction(instruction) ? 'definition' : 'environment'
}

/** Whether a flag instruction changes the definition, and with it every environment. */
export function isDefinitionInstruction(instruction: FlagInstruction): instruction is DefinitionInstruction {
  return DEFINITION_INSTRUCTION_KINDS.has(instruction.kind)
}
