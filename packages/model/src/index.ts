export { failed, mapResult, ok, refused, type ParseIssue, type Result } from './result.ts'
export { isSameJson, type Json, type JsonObject } from './json.ts'
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
  ConfiguredFlag,
  ConfiguredPrerequisite,
  ConfiguredRollout,
  ConfiguredRule,
  ConfiguredServe,
  ConfiguredTarget,
  FlagConfiguration,
  FlagDefinition,
  ValueType,
  Variation,
} from './flag-definition.ts'
export type { SegmentDefinition, SegmentRuleDefinition } from './segment-definition.ts'
export type {
  ConfigurationInstruction,
  DefinitionInstruction,
  FlagInstruction,
  InstructionScope,
} from './instructions/flag-instructions.ts'
export type { ClauseInstruction, LabelInstruction, RuleListInstruction } from './instructions/rule-instructions.ts'
export type { SegmentInstruction, SegmentRuleRollout } from './instructions/segment-instructions.ts'
export type { InstructionIssue } from './instructions/instruction-issue.ts'
export {
  applyDefinitionInstructions,
  applyFlagInstructions,
  applySegmentInstructions,
} from './instructions/instruction-application.ts'
export { instructionScope, isDefinitionInstruction } from './instructions/instruction-scope.ts'
export { resolveFlag, type FlagResolution } from './flag-resolver.ts'
export { resolveSegment } from './segment-resolver.ts'
export {
  BOOLEAN_VARIATIONS,
  newFlagConfiguration,
  newFlagDefinition,
  newMigrationFlagDefinition,
  type NewFlag,
  type NewMigrationFlag,
} from './flag-factory.ts'
export { newSegmentDefinition, type NewSegment } from './segment-factory.ts'
export { MIGRATION_STAGES, type MigrationStage } from './migration-stage.ts'
export { diffConfigurations, diffDefinitions, diffFlags } from './differences/flag-diff.ts'
export { diffSegments } from './differences/segment-diff.ts'
export { LIMITS } from './limits.ts'
export { parseFlagConfiguration, parseFlagDefinition } from './parsing/flag-decoder.ts'
export { parseFlagInstructions, parseSegmentInstructions } from './parsing/instruction-parser.ts'
export { suggestName } from './parsing/name-suggestion.ts'
export { parseSegmentDefinition } from './parsing/segment-decoder.ts'
export { canonicalKey, contextKinds, contextPart, type Context, type ContextPart } from './context.ts'
export { CONTEXT_LIMITS, parseContext } from './context-parser.ts'
export {
  parseAttributeReference,
  readAttribute,
  type AttributeReference,
  type AttributeReferenceOptions,
} from './attribute-reference.ts'
export { checkPattern } from './validation/pattern-validation.ts'
export { checkContextKind, checkKey } from './validation/key-validation.ts'
export { validateDefinition } from './validation/definition-validation.ts'
export { validateFlag, type ValidationWorld } from './validation/flag-validation.ts'
export { referencedSegments, validateSegment } from './validation/segment-validation.ts'
export type { Finding, ValidationIssue } from './validation/validation-issue.ts'
