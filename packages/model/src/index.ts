export { failed, ok, type ParseIssue, type Result } from './result.ts'
export type { Json, JsonObject } from './json.ts'
export {
  OPERATORS,
  type Clause,
  type ClientSideAvailability,
  type ContextTarget,
  type Flag,
  type MigrationSettings,
  type Operator,
  type Prerequisite,
  type Rollout,
  type Rule,
  type Serve,
  type Target,
  type WeightedVariation,
} from './flag.ts'
export type { Segment, SegmentRule, SegmentTarget } from './segment.ts'
export type { DataSet } from './data-set.ts'
export type {
  ConfiguredRollout,
  ConfiguredRule,
  ConfiguredServe,
  ConfiguredTarget,
  FlagConfiguration,
  FlagDefinition,
  ValueType,
  Variation,
} from './flag-definition.ts'
export type { SegmentDefinition } from './segment-definition.ts'
