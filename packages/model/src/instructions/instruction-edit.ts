import { failed, ok, type ParseIssue, type Result } from '../result.ts'
import type { InstructionIssue } from './instruction-issue.ts'

/** An instruction of the given kind, out of a union of instructions. */
export type InstructionOfKind<Instruction extends { readonly kind: string }, Kind> = Extract<
  Instruction,
  { readonly kind: Kind }
>

/** What one instruction makes of its subject. Paths of issues are relative to the instruction. */
export type Edit<Subject, Instruction> = (subject: Subject, instruction: Instruction) => Result<Subject, ParseIssue>

/** One edit for each kind of instruction. */
export type Edits<Subject, Instruction extends { readonly kind: string }> = {
  readonly [Kind in Instruction['kind']]: Edit<Subject, InstructionOfKind<Instruction, Kind>>
}

/** The edit that picks, for each instruction, the one of its kind. */
export function editByKind<Subject, Instruction extends { readonly kind: string }>(
  edits: Edits<Subject, Instruction>,
): Edit<Subject, Instruction> {
  const byKind = new Map<string, unknown>(Object.entries(edits))
  return (subject, instruction) => (byKind.get(instruction.kind) as Edit<Subject, Instruction>)(subject, instruction)
}

/** The subject after all instructions, each applied to the outcome of the one before; stops at the first that fails. */
export function applyInOrder<Subject, Instruction>(
  subject: Subject,
  instructions: readonly Instruction[],
  edit: Edit<Subject, Instruction>,
): Result<Subject, InstructionIssue> {
  let current = subject
  for (const [index, instruction] of instructions.entries()) {
    const result = edit(current, instruction)
    if (!result.ok) return failed(result.issues.map((issue) => ({ ...issue, index, path: `/${index}${issue.path}` })))
    current = result.value
  }
  return ok(current)
}
