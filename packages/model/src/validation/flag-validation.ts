import type { ConfiguredFlag, FlagConfiguration, FlagDefinition } from '../flag-definition.ts'
import { when } from '../differences/list-diff.ts'
import { findUnknownVariations, type VariationReference } from '../variation-reference.ts'
import type { SegmentsByKey } from './clause-validation.ts'
import { validateDefinition } from './definition-validation.ts'
import { validatePrerequisites } from './prerequisite-validation.ts'
import { findUnreachedRules, validateRules } from './rule-list-validation.ts'
import { isEpochMs } from './date-format.ts'
import { isInt32, validateServe } from './serve-validation.ts'
import { validateTargets } from './target-validation.ts'
import { block, type ValidationIssue } from './validation-issue.ts'

/** What flags and segments of one environment refer to. The one being validated may or may not be among them. */
export interface ValidationWorld {
  readonly flags: ReadonlyMap<string, ConfiguredFlag>
  readonly segments: SegmentsByKey
}

/**
 * What is wrong with a flag in one environment, all of it: whatever some SDK would misread or refuse blocks, what can
 * never have an effect warns. Paths are JSON pointers into the definition (`/variations/…`) or the configuration.
 */
export function validateFlag(
  definition: FlagDefinition,
  configuration: FlagConfiguration,
  world: ValidationWorld,
): readonly ValidationIssue[] {
  return [
    ...validateDefinition(definition),
    ...validateOffVariation(configuration, definition),
    ...validatePrerequisites({ definition, configuration }, world.flags),
    ...validateTargets(configuration.targets, '/targets'),
    ...validateTargetVariations(configuration, definition),
    ...validateRules(configuration.rules, world.segments),
    ...configuration.rules.flatMap(({ serve }, index) => validateServe(serve, `/rules/${index}/serve`, definition)),
    ...findUnreachedRules(configuration.rules, () => true),
    ...validateServe(configuration.fallthrough, '/fallthrough', definition),
    ...validateEventSettings(configuration),
  ]
}

function validateOffVariation(
  { offVariationId }: FlagConfiguration,
  definition: FlagDefinition,
): readonly ValidationIssue[] {
  if (offVariationId === null) return []
  return blockUnknown(definition, [{ path: '/offVariationId', variationId: offVariationId }])
}

function validateTargetVariations(
  { targets }: FlagConfiguration,
  definition: FlagDefinition,
): readonly ValidationIssue[] {
  const references = targets.map(({ variationId }, index) => ({ path: `/targets/${index}/variationId`, variationId }))
  return blockUnknown(definition, references)
}

function blockUnknown(
  definition: FlagDefinition,
  references: readonly VariationReference[],
): readonly ValidationIssue[] {
  const unknown = findUnknownVariations(definition, references)
  return unknown.map(({ path, code, message }) => block(path, code, message))
}

function validateEventSettings({ debugEventsUntilDate, samplingRatio }: FlagConfiguration): readonly ValidationIssue[] {
  const isInstant = debugEventsUntilDate === null || isEpochMs(debugEventsUntilDate)
  const isRatio = isInt32(samplingRatio) && samplingRatio >= 0
  return [
    ...when(!isInstant, block('/debugEventsUntilDate', 'invalid_date', 'Give a whole number of epoch ms, or null.')),
    ...when(
      !isRatio,
      block('/samplingRatio', 'invalid_ratio', 'A sampling ratio is a whole number from 0 to 2^31 - 1.'),
    ),
  ]
}
