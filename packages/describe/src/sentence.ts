/** What one instruction does, in words. */
export interface Sentence {
  /** Plain text without a full stop, such as `Turn targeting on`. */
  readonly text: string
  /** Whether something comes, goes or becomes different. */
  readonly change: 'add' | 'remove' | 'update'
}

/** Says that something comes. */
export function added(text: string): Sentence {
  return { text, change: 'add' }
}

/** Says that something goes. */
export function removed(text: string): Sentence {
  return { text, change: 'remove' }
}

/** Says that something becomes different. */
export function updated(text: string): Sentence {
  return { text, change: 'update' }
}

/** The sentence for each kind of instruction, said of the subject before and after it. */
export type SentencesByKind<Subject, Instruction extends { readonly kind: string }> = {
  readonly [Kind in Instruction['kind']]: Say<Subject, Extract<Instruction, { readonly kind: Kind }>>
}

/** Says what an instruction does to a subject. */
export type Say<Subject, Instruction> = (instruction: Instruction, states: States<Subject>) => Sentence

/** A subject before and after an instruction. */
export interface States<Subject> {
  readonly before: Subject
  readonly after: Subject
}

/** Picks, for each instruction, the sentence of its kind. */
export function sayByKind<Subject, Instruction extends { readonly kind: string }>(
  sentences: SentencesByKind<Subject, Instruction>,
): Say<Subject, Instruction> {
  const byKind = new Map<string, unknown>(Object.entries(sentences))
  return (instruction, states) => (byKind.get(instruction.kind) as Say<Subject, Instruction>)(instruction, states)
}
