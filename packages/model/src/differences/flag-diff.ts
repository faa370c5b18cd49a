import type {
  ConfiguredFlag,
  ConfiguredRule,
  FlagConfiguration,
  FlagDefinition,
  Variation,
} from '../flag-definition.ts'
import type {
  ConfigurationInstruction,
  DefinitionInstruction,
  FlagInstruction,
} from '../instructions/flag-instructions.ts'
import { isSameJson } from '../json.ts'
import { diffLabels } from './label-diff.ts'
import { diffLists, when } from './list-diff.ts'
import { diffRules } from './rule-list-diff.ts'
import { diffTargets } from './target-diff.ts'

/**
 * Instructions that take `before` to `after`, as few and as small as the order of lists allows; turned around, they
 * are the undo of a change. What is fixed at creation (key, value type, salt, being a migration flag) is not compared.
 */
export function diffFlags(before: ConfiguredFlag, after: ConfiguredFlag): readonly FlagInstruction[] {
  return [
    ...addedVariations(before.definition, after.definition),
    ...diffConfigurations(before.configuration, after.configuration),
    ...diffRestOfDefinition(before.definition, after.definition),
  ]
}

/** Like `diffFlags`, for the definition alone. */
export function diffDefinitions(before: FlagDefinition, after: FlagDefinition): readonly DefinitionInstruction[] {
  return [...addedVariations(before, after), ...diffRestOfDefinition(before, after)]
}

/** Like `diffFlags`, for the configuration alone. */
export function diffConfigurations(
  before: FlagConfiguration,
  after: FlagConfiguration,
): readonly ConfigurationInstruction[] {
  type Edit = ConfigurationInstruction
  return [
    ...when<Edit>(before.on !== after.on, { kind: after.on ? 'turnFlagOn' : 'turnFlagOff' }),
    ...when<Edit>(before.offVariationId !== after.offVariationId, {
      kind: 'updateOffVariation',
      variationId: after.offVariationId,
    }),
    ...diffPrerequisites(before.prerequisites, after.prerequisites),
    ...diffFlagTargets(before.targets, after.targets),
    ...diffRules<ConfiguredRule, Edit>(before.rules, after.rules, diffRuleOutcome),
    ...when<Edit>(!isSameJson(before.fallthrough, after.fallthrough), {
      kind: 'updateFallthroughVariationOrRollout',
      ...after.fallthrough,
    }),
    ...diffEventSettings(before, after),
  ]
}

function diffEventSettings(before: FlagConfiguration, after: FlagConfiguration): readonly ConfigurationInstruction[] {
  type Edit = ConfigurationInstruction
  const { trackEvents, trackEventsFallthrough, debugEventsUntilDate, samplingRatio, excludeFromSummaries } = after
  return [
    ...when<Edit>(before.trackEvents !== trackEvents, { kind: 'updateTrackEvents', trackEvents }),
    ...when<Edit>(before.trackEventsFallthrough !== trackEventsFallthrough, {
      kind: 'updateTrackEventsFallthrough',
      trackEvents: trackEventsFallthrough,
    }),
    ...when<Edit>(before.debugEventsUntilDate !== debugEventsUntilDate, {
      kind: 'updateDebugEventsUntilDate',
      debugEventsUntilDate,
    }),
    ...when<Edit>(before.samplingRatio !== samplingRatio, { kind: 'updateSamplingRatio', samplingRatio }),
    ...when<Edit>(before.excludeFromSummaries !== excludeFromSummaries, {
      kind: 'updateExcludeFromSummaries',
      excludeFromSummaries,
    }),
  ]
}

/** Comes before the configuration, which may use the new variations. */
function addedVariations(before: FlagDefinition, after: FlagDefinition): readonly DefinitionInstruction[] {
  return diffLists(before.variations, after.variations).added.map(({ item, beforeId }) => ({
    kind: 'addVariation',
    variation: item,
    ...(beforeId === undefined ? {} : { beforeVariationId: beforeId }),
  }))
}

/** Comes after the configuration, which may have used the removed variations. */
function diffRestOfDefinition(before: FlagDefinition, after: FlagDefinition): readonly DefinitionInstruction[] {
  type Edit = DefinitionInstruction
  const { kept, removed, order } = diffLists(before.variations, after.variations)
  const { clientSideAvailability, maintainer, migration } = after
  const isSameMigration = isSameJson(before.migration, migration)
  return [
    ...removed.map(({ id }): Edit => ({ kind: 'removeVariation', variationId: id })),
    ...kept.flatMap((pair) => diffVariation(pair.before, pair.after)),
    ...(order === undefined ? [] : [{ kind: 'reorderVariations', variationIds: order } satisfies Edit]),
    ...diffLabels(before, after),
    ...when<Edit>(!isSameJson(before.clientSideAvailability, clientSideAvailability), {
      kind: 'updateClientSideAvailability',
      clientSideAvailability,
    }),
    ...when<Edit>(before.maintainer !== maintainer, { kind: 'updateMaintainer', maintainer }),
    ...when<Edit>(before.isTemporary !== after.isTemporary, {
      kind: after.isTemporary ? 'markTemporary' : 'markPermanent',
    }),
    ...when<Edit>(before.isArchived !== after.isArchived, { kind: after.isArchived ? 'archiveFlag' : 'restoreFlag' }),
    ...(migration === null || isSameMigration ? [] : [{ kind: 'updateMigrationSettings', migration } satisfies Edit]),
  ]
}

function diffVariation(before: Variation, after: Variation): readonly DefinitionInstruction[] {
  if (isSameJson(before, after)) return []
  return [
    {
      kind: 'updateVariation',
      variationId: after.id,
      ...(isSameJson(before.value, after.value) ? {} : { value: after.value }),
      ...(before.name === after.name ? {} : { name: after.name }),
      ...(before.description === after.description ? {} : { description: after.description }),
    },
  ]
}

function diffPrerequisites(
  before: FlagConfiguration['prerequisites'],
  after: FlagConfiguration['prerequisites'],
): readonly ConfigurationInstruction[] {
  const withIds = (prerequisites: typeof before) => prerequisites.map((item) => ({ id: item.key, ...item }))
  const { kept, removed, added, order } = diffLists(withIds(before), withIds(after))
  if (order !== undefined || added.some(({ beforeId }) => beforeId !== undefined)) {
    return [{ kind: 'replacePrerequisites', prerequisites: after }]
  }
  const changed = kept.filter((pair) => pair.before.variationId !== pair.after.variationId)
  return [
    ...removed.map(({ key }) => ({ kind: 'removePrerequisite' as const, key })),
    ...changed.map(({ after: { key, variationId } }) => ({ kind: 'updatePrerequisite' as const, key, variationId })),
    ...added.map(({ item: { key, variationId } }) => ({ kind: 'addPrerequisite' as const, key, variationId })),
  ]
}

function diffFlagTargets(
  before: FlagConfiguration['targets'],
  after: FlagConfiguration['targets'],
): readonly ConfigurationInstruction[] {
  if (after.length === 0) return when<ConfigurationInstruction>(before.length > 0, { kind: 'clearTargets' })
  const diff = diffTargets(before, after)
  if (diff === undefined) return [{ kind: 'replaceTargets', targets: after }]
  return [
    ...diff.removed.map((target) => ({ kind: 'removeTargets' as const, ...target })),
    ...diff.added.map((target) => ({ kind: 'addTargets' as const, ...target })),
  ]
}

function diffRuleOutcome(before: ConfiguredRule, after: ConfiguredRule): readonly ConfigurationInstruction[] {
  type Edit = ConfigurationInstruction
  const { id: ruleId, serve, trackEvents } = after
  return [
    ...when<Edit>(!isSameJson(before.serve, serve), { kind: 'updateRuleVariationOrRollout', ruleId, ...serve }),
    ...when<Edit>(before.trackEvents !== trackEvents, { kind: 'updateRuleTrackEvents', ruleId, trackEvents }),
  ]
}
