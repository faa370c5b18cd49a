export {
  FLAG_NOT_FOUND,
  USER_NOT_SPECIFIED,
  errorEvaluation,
  isExperiment,
  isSplit,
  type BigSegmentsStatus,
  type ErrorKind,
  type Evaluation,
  type Reason,
} from './evaluation.ts'
export { compileDataSet, type CompiledDataSet, type CompileOptions, type DataSetChanges } from './compiled-data-set.ts'
export {
  evaluate,
  evaluateAll,
  evaluateCompiled,
  evaluateWithPrerequisites,
  explain,
  type EvaluateAllOptions,
  type EvaluationWithPrerequisites,
  type Explanation,
  type FlagEvaluation,
  type PrerequisiteEvaluation,
} from './evaluate.ts'
export type { CompiledFlag } from './compiled-flag.ts'
export type {
  ClauseStep,
  Match,
  PrerequisiteStep,
  RuleStep,
  SegmentListStep,
  SegmentRuleStep,
  SegmentShareStep,
  SegmentStep,
  SplitStep,
  Step,
  TargetStep,
} from './trace.ts'
export { affectedFlags, type ChangedKeys } from './affected-flags.ts'
export { platformRegex, type RegexEngine, type RegexTest } from './operators/regex-engine.ts'
