import type {
  ConfigurationInstruction,
  ConfiguredPrerequisite,
  ConfiguredRule,
  ConfiguredServe,
  ConfiguredTarget,
  FlagConfiguration,
  FlagDefinition,
} from '@guidon/model'
import { ruleSentences, ruleText } from './rule-sentence.ts'
import { added, removed, sayByKind, updated, type Sentence, type SentencesByKind } from './sentence.ts'
import { describeServe, describeServeChange, variationText } from './serve-text.ts'
import { contextsOf, counted, joined, listed, quoted, ratioOf } from './value-text.ts'

/** A flag in one environment, with what its sentences need to name variations. */
export interface DescribedConfiguration extends FlagConfiguration {
  readonly definition: FlagDefinition
  /** Other flags by key, for the variations of prerequisites. */
  readonly definitions: ReadonlyMap<string, FlagDefinition>
}

const sentences: SentencesByKind<DescribedConfiguration, ConfigurationInstruction> = {
  turnFlagOn: () => added('Turn targeting on'),
  turnFlagOff: () => removed('Turn targeting off'),
  updateOffVariation: ({ variationId }, { before }) => {
    const was = offText(before.offVariationId, before.definition)
    return updated(`When targeting is off serve ${offText(variationId, before.definition)}, was ${was}`)
  },
  updateFallthroughVariationOrRollout: (instruction, { before }) =>
    updated(`By default ${describeServeChange(before.fallthrough, serveOf(instruction), before.definition)}`),

  ...ruleSentences<ConfiguredRule, DescribedConfiguration>(({ serve }, { definition }) =>
    describeServe(serve, definition),
  ),
  updateRuleVariationOrRollout: (instruction, { before }) => {
    const serve = serveOf(instruction)
    const previous = before.rules.find(({ id }) => id === instruction.ruleId)?.serve ?? serve
    const change = describeServeChange(previous, serve, before.definition)
    return updated(`In ${ruleText(before.rules, instruction.ruleId)} ${change}`)
  },
  updateRuleTrackEvents: ({ ruleId, trackEvents }, { before }) =>
    switched(trackEvents, `sending an event for every evaluation by ${ruleText(before.rules, ruleId)}`),

  addTargets: (target, { before }) =>
    added(`Serve ${variationText(target.variationId, before.definition)} to ${keysText(target)}`),
  removeTargets: (target, { before }) =>
    removed(`No longer serve ${variationText(target.variationId, before.definition)} to ${keysText(target)}`),
  replaceTargets: ({ targets }, { before }) =>
    updated(`Replace all individual targets: ${targetsText(targets, before.definition)}`),
  clearTargets: (_, { before }) => removed(`Remove all individual targets (${counted(countKeys(before.targets))})`),

  addPrerequisite: (prerequisite, { before }) => added(`Require ${prerequisiteText(prerequisite, before)}`),
  removePrerequisite: ({ key }) => removed(`No longer require flag ${quoted(key)}`),
  updatePrerequisite: (prerequisite, { before }) => {
    const previous = before.prerequisites.find(({ key }) => key === prerequisite.key) ?? prerequisite
    const was = variationText(previous.variationId, before.definitions.get(previous.key))
    return updated(`Require ${prerequisiteText(prerequisite, before)}, was ${was}`)
  },
  replacePrerequisites: ({ prerequisites }, { before }) => {
    const parts = prerequisites.map((prerequisite) => prerequisiteText(prerequisite, before))
    return updated(`Replace all prerequisites: ${parts.length === 0 ? 'none' : joined(parts)}`)
  },

  updateTrackEvents: ({ trackEvents }) => switched(trackEvents, 'sending an event for every evaluation'),
  updateTrackEventsFallthrough: ({ trackEvents }) =>
    switched(trackEvents, 'sending an event for every evaluation that no rule matches'),
  updateDebugEventsUntilDate: ({ debugEventsUntilDate }) =>
    debugEventsUntilDate === null
      ? removed('Stop sending debug events')
      : added(`Send debug events until ${new Date(debugEventsUntilDate).toISOString()}`),
  updateSamplingRatio: ({ samplingRatio }, { before }) =>
    updated(`Send ${ratioOf(samplingRatio, 'event')}, was ${ratioOf(before.samplingRatio, 'event')}`),
  updateExcludeFromSummaries: ({ excludeFromSummaries }) =>
    switched(!excludeFromSummaries, 'counting evaluations in summaries'),
}

/** Says what an instruction does to what one environment owns. */
export const sayOfConfiguration = sayByKind(sentences)

function serveOf(instruction: ConfiguredServe): ConfiguredServe {
  if (instruction.rollout !== undefined) return { rollout: instruction.rollout }
  return { variationId: instruction.variationId }
}

function switched(isOn: boolean, what: string): Sentence {
  return isOn ? added(`Start ${what}`) : removed(`Stop ${what}`)
}

function offText(variationId: string | null, definition: FlagDefinition): string {
  return variationId === null ? 'nothing, which leaves the default in the code' : variationText(variationId, definition)
}

function keysText({ contextKind, values }: ConfiguredTarget): string {
  return `${contextsOf(values.length, contextKind)}: ${listed(values)}`
}

function targetsText(targets: readonly ConfiguredTarget[], definition: FlagDefinition): string {
  const parts = targets.map(
    ({ contextKind, variationId, values }) =>
      `${variationText(variationId, definition)} to ${contextsOf(values.length, contextKind)}`,
  )
  return parts.length === 0 ? 'none' : joined(parts)
}

function countKeys(targets: readonly ConfiguredTarget[]): number {
  return targets.reduce((sum, { values }) => sum + values.length, 0)
}

function prerequisiteText(
  { key, variationId }: ConfiguredPrerequisite,
  { definitions }: DescribedConfiguration,
): string {
  return `flag ${quoted(key)} to serve ${variationText(variationId, definitions.get(key))}`
}
