import type { Context, Flag } from '@guidon/model'
import type { CompiledDataSet } from './compiled-data-set.ts'
import type { CompiledFlag } from './compiled-flag.ts'
import { FLAG_NOT_FOUND, type Evaluation } from './evaluation.ts'
import { evaluateFlag } from './flag-evaluator.ts'
import { createPass, type Pass } from './pass.ts'
import { Trace, type Step } from './trace.ts'

/** What a flag serves to a context. Synchronous, total and deterministic. */
export function evaluate(data: CompiledDataSet, flagKey: string, context: Context): Evaluation {
  const flag = data.flags.get(flagKey)
  return flag === undefined ? FLAG_NOT_FOUND : evaluateInPass(flag, context, data.quietPass)
}

/** As `evaluate`, for a flag of the data set that was looked up before. */
export function evaluateCompiled(data: CompiledDataSet, flag: CompiledFlag, context: Context): Evaluation {
  return flag.fixed ?? evaluateInPass(flag, context, data.quietPass)
}

/** The evaluation of a prerequisite on the way to another flag's. */
export interface PrerequisiteEvaluation {
  readonly flag: Flag
  /** Key of the flag that has it as a prerequisite. */
  readonly prerequisiteOf: string
  readonly evaluation: Evaluation
}

/** An evaluation with those of its prerequisites. */
export interface EvaluationWithPrerequisites {
  readonly evaluation: Evaluation
  /** In the order in which they were evaluated, those of the prerequisites included. */
  readonly prerequisites: readonly PrerequisiteEvaluation[]
}

/** What a flag serves to a context, and every prerequisite that was evaluated for it, as events report them. */
export function evaluateWithPrerequisites(
  data: CompiledDataSet,
  flagKey: string,
  context: Context,
): EvaluationWithPrerequisites {
  const prerequisites: PrerequisiteEvaluation[] = []
  const flag = data.flags.get(flagKey)
  if (flag === undefined) return { evaluation: FLAG_NOT_FOUND, prerequisites }
  const pass = createPass(data, {
    onPrerequisite(dependent, prerequisite, evaluation) {
      prerequisites.push({ flag: prerequisite.source, prerequisiteOf: dependent.key, evaluation })
    },
  })
  return { evaluation: evaluateInPass(flag, context, pass), prerequisites }
}

/** What one flag of a data set serves to a context. */
export interface FlagEvaluation {
  readonly flag: Flag
  readonly evaluation: Evaluation
  /**
   * Keys of the flag's own prerequisites that were evaluated, in order, up to the first that was not met.
   * Source: LD client-side payload, `prerequisites`.
   */
  readonly directPrerequisites: readonly string[]
}

/** Which flags `evaluateAll` evaluates. */
export interface EvaluateAllOptions {
  /** Prerequisites of the chosen flags are evaluated in any case. @default every flag */
  readonly filter?: (flag: Flag) => boolean
}

/** What the flags of a data set serve to a context, by key. What several flags ask is answered once. */
export function evaluateAll(
  data: CompiledDataSet,
  context: Context,
  { filter = () => true }: EvaluateAllOptions = {},
): ReadonlyMap<string, FlagEvaluation> {
  const evaluations = new Map<string, FlagEvaluation>()
  let { pass, directPrerequisites } = passForAll(data)
  for (const flag of data.flags.values()) {
    if (!filter(flag.source)) continue
    // A status belongs to one flag and its prerequisites, so that flags cannot share a pass.
    if (data.hasBigSegments) ({ pass, directPrerequisites } = passForAll(data))
    evaluations.set(flag.key, {
      flag: flag.source,
      evaluation: evaluateInPass(flag, context, pass),
      directPrerequisites: directPrerequisites.get(flag) ?? NO_PREREQUISITES,
    })
  }
  return evaluations
}

/** What a flag serves to a context, and everything that was looked at to decide it. */
export interface Explanation {
  readonly flagKey: string
  readonly evaluation: Evaluation
  readonly steps: readonly Step[]
}

/** Evaluates a flag as `evaluate` does, by the same code, and records how. */
export function explain(data: CompiledDataSet, flagKey: string, context: Context): Explanation {
  const flag = data.flags.get(flagKey)
  if (flag === undefined) return { flagKey, evaluation: FLAG_NOT_FOUND, steps: [] }
  const trace = new Trace()
  const evaluation = evaluateInPass(flag, context, createPass(data, { trace }))
  return { flagKey, evaluation, steps: trace.steps }
}

const NO_PREREQUISITES: readonly string[] = []

interface PassForAll {
  readonly pass: Pass
  readonly directPrerequisites: ReadonlyMap<CompiledFlag, readonly string[]>
}

function passForAll(data: CompiledDataSet): PassForAll {
  const directPrerequisites = new Map<CompiledFlag, string[]>()
  const pass = createPass(data, {
    memo: { evaluations: new Map(), memberships: new Map() },
    onPrerequisite(dependent, prerequisite) {
      const keys = directPrerequisites.get(dependent)
      if (keys === undefined) directPrerequisites.set(dependent, [prerequisite.key])
      else keys.push(prerequisite.key)
    },
  })
  return { pass, directPrerequisites }
}

function evaluateInPass(flag: CompiledFlag, context: Context, pass: Pass): Evaluation {
  const evaluation = evaluateFlag(flag, context, pass)
  const { bigSegmentsStatus } = pass
  if (bigSegmentsStatus === undefined) return evaluation
  return Object.freeze({ ...evaluation, reason: Object.freeze({ ...evaluation.reason, bigSegmentsStatus }) })
}
