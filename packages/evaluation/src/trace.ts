import type { Clause, Json, Rollout } from '@guidon/model'
import type { Evaluation } from './evaluation.ts'

/** One thing that evaluation looked at, with what it looked at to decide it, in order. */
export type Step =
  | PrerequisiteStep
  | TargetStep
  | RuleStep
  | ClauseStep
  | SegmentStep
  | SegmentListStep
  | SegmentRuleStep
  | SegmentShareStep
  | SplitStep

interface StepBase {
  readonly steps: readonly Step[]
}

/** A prerequisite; its own evaluation is in `steps`. */
export interface PrerequisiteStep extends StepBase {
  readonly step: 'prerequisite'
  readonly flagKey: string
  readonly requiredVariation: number
  /** `undefined` when there is no such flag. */
  readonly evaluation: Evaluation | undefined
  readonly isMet: boolean
}

/** A list of individual targets. */
export interface TargetStep extends StepBase {
  readonly step: 'target'
  readonly contextKind: string
  /** What the keys of the list get. */
  readonly evaluation: Evaluation
  readonly isMatch: boolean
}

/** A rule; its clauses, up to the first that does not match, are in `steps`. */
export interface RuleStep extends StepBase {
  readonly step: 'rule'
  readonly ruleIndex: number
  readonly ruleId: string | undefined
  readonly match: Match
}

/** A clause; the segments that it asks are in `steps`. */
export interface ClauseStep extends StepBase {
  readonly step: 'clause'
  readonly clause: Partial<Clause>
  /** What the clause's values were compared with; `undefined` when the context has no such attribute. */
  readonly value: Json | undefined
  readonly match: Match
}

/** A segment; what decided about membership is in `steps`. */
export interface SegmentStep extends StepBase {
  readonly step: 'segment'
  readonly segmentKey: string
  readonly isKnown: boolean
  readonly match: Match
}

/** The included or the excluded keys of a segment. */
export interface SegmentListStep extends StepBase {
  readonly step: 'segment list'
  readonly list: 'included' | 'excluded'
  readonly isMatch: boolean
}

/** A rule of a segment; its clauses and its share are in `steps`. */
export interface SegmentRuleStep extends StepBase {
  readonly step: 'segment rule'
  readonly ruleIndex: number
  readonly match: Match
}

/** Whether a context is in the share of a segment's rule. */
export interface SegmentShareStep extends StepBase {
  readonly step: 'segment share'
  readonly contextKind: string
  /** In [0, 1); `undefined` when the context lacks the kind. */
  readonly bucket: number | undefined
  /** Buckets below it are in. */
  readonly limit: number
  readonly isMatch: boolean
}

/** The place of a context in a rollout. */
export interface SplitStep extends StepBase {
  readonly step: 'split'
  readonly rollout: Partial<Rollout>
  /** In [0, 1); 0 when the context has nothing to bucket by. */
  readonly bucket: number
  readonly hasContextKind: boolean
  /** What the share that the bucket is in gets. */
  readonly evaluation: Evaluation
}

/** Whether something matches, or that it cannot be decided because the data is malformed. */
export type Match = boolean | 'malformed'

type StepWithoutSteps<S> = S extends Step ? Omit<S, 'steps'> : never

/** Records the steps of an evaluation as a tree. */
export class Trace {
  readonly #open: Step[][] = []
  #steps: Step[] = []

  /** The steps recorded at the current level. */
  get steps(): readonly Step[] {
    return this.#steps
  }

  /** Starts a step: what is recorded from now on is part of it. */
  open(): void {
    this.#open.push(this.#steps)
    this.#steps = []
  }

  /** Ends the step that was started last, now that its outcome is known. */
  close(step: StepWithoutSteps<Step>): void {
    const steps = this.#steps
    this.#steps = this.#open.pop() as Step[]
    this.#steps.push({ ...step, steps })
  }

  /** Records a step that has no parts. */
  add(step: StepWithoutSteps<Step>): void {
    this.open()
    this.close(step)
  }
}
