import type { CompiledFlag } from './compiled-flag.ts'
import type { CompiledSegment } from './compiled-segment.ts'
import type { BigSegmentsStatus, Evaluation } from './evaluation.ts'
import type { Trace } from './trace.ts'

/** What evaluation carries along, the context aside. Made by `createPass`. */
export interface Pass extends PassOptions {
  readonly flags: ReadonlyMap<string, CompiledFlag>
  readonly segments: ReadonlyMap<string, CompiledSegment>
  /** Set when a big segment was asked for. */
  bigSegmentsStatus: BigSegmentsStatus | undefined
}

/** Who watches an evaluation. */
export interface PassOptions {
  /** Records every step. */
  readonly trace?: Trace | undefined
  /** Called for each prerequisite that was evaluated, deepest first. */
  readonly onPrerequisite?:
    ((dependent: CompiledFlag, prerequisite: CompiledFlag, evaluation: Evaluation) => void) | undefined
  /** Keeps what was found out about the context, when several flags are evaluated for it. */
  readonly memo?: Memo | undefined
}

/** A pass with all of its properties, in the same order every time: reading them stays fast then. */
export function createPass(
  { flags, segments }: Pick<Pass, 'flags' | 'segments'>,
  { trace, onPrerequisite, memo }: PassOptions = {},
): Pass {
  return { flags, segments, trace, onPrerequisite, memo, bigSegmentsStatus: undefined }
}

/** Answers about one context. Malformed ones are not kept: a cycle depends on where it was entered. */
export interface Memo {
  readonly evaluations: Map<CompiledFlag, Evaluation>
  readonly memberships: Map<CompiledSegment, boolean>
}

/** The keys of the flags or segments that are being evaluated, innermost first. */
export interface Path {
  readonly key: string
  readonly outer: Path | undefined
  readonly depth: number
}

/** Nesting past which flags and segments count as malformed, like a cycle, so that the stack cannot overflow. */
const MAX_DEPTH = 200

/** The path one key further in; `undefined` when it would be a cycle, or too deep. */
export function extendPath(path: Path | undefined, key: string): Path | undefined {
  for (let step = path; step !== undefined; step = step.outer) if (step.key === key) return undefined
  const depth = (path?.depth ?? 0) + 1
  return depth > MAX_DEPTH ? undefined : { key, outer: path, depth }
}
