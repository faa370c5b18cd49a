import type { ParseIssue } from '../result.ts'

/** Why an instruction cannot be applied. `path` is a JSON pointer into the list of instructions. */
export interface InstructionIssue extends ParseIssue {
  /** Position of the instruction in its list, from 0. */
  readonly index: number
}
