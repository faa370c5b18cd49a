import type {
  ConfiguredFlag,
  ConfiguredPrerequisite,
  ConfiguredRule,
  ConfiguredServe,
  FlagConfiguration,
} from '../flag-definition.ts'
import { isSameJson } from '../json.ts'
import { failed, ok, refused, type ParseIssue, type Result } from '../result.ts'
import { findUnknownVariations, serveReferences, type VariationReference } from '../variation-reference.ts'
import type { ConfigurationInstruction } from './flag-instructions.ts'
import { editByKind, type Edit, type InstructionOfKind } from './instruction-edit.ts'
import { editRule, editRules } from './rule-list-edit.ts'
import type { RuleListInstruction } from './rule-instructions.ts'
import { addTargets, removeTargets } from './target-edit.ts'

type Edited = Result<ConfiguredFlag, ParseIssue>
type OfKind<Kind> = InstructionOfKind<ConfigurationInstruction, Kind>

/** Changes what one environment owns. Variations that an instruction names must be there. */
export const editConfiguration = editByKind<ConfiguredFlag, ConfigurationInstruction>({
  turnFlagOn: (flag) => configured(flag, { on: true }),
  turnFlagOff: (flag) => configured(flag, { on: false }),
  updateOffVariation: (flag, { variationId }) => {
    const references = variationId === null ? [] : [{ path: '/variationId', variationId }]
    return withVariations(flag, references, () => configured(flag, { offVariationId: variationId }))
  },
  updateFallthroughVariationOrRollout: (flag, instruction) => {
    const fallthrough = serveOf(instruction)
    return withVariations(flag, serveReferences(fallthrough, ''), () => configured(flag, { fallthrough }))
  },

  addRule: (flag, instruction) =>
    withVariations(flag, serveReferences(instruction.rule.serve, '/rule/serve'), () =>
      editFlagRules(flag, instruction),
    ),
  removeRule: editFlagRules,
  updateRuleDescription: editFlagRules,
  reorderRules: editFlagRules,
  replaceRules: (flag, instruction) => {
    const references = instruction.rules.flatMap(({ serve }, index) => serveReferences(serve, `/rules/${index}/serve`))
    return withVariations(flag, references, () => editFlagRules(flag, instruction))
  },
  addClauses: editFlagRules,
  removeClauses: editFlagRules,
  updateClause: editFlagRules,
  addValuesToClause: editFlagRules,
  removeValuesFromClause: editFlagRules,
  updateRuleVariationOrRollout: (flag, instruction) => {
    const serve = serveOf(instruction)
    return withVariations(flag, serveReferences(serve, ''), () => changeRule(flag, instruction.ruleId, { serve }))
  },
  updateRuleTrackEvents: (flag, { ruleId, trackEvents }) => changeRule(flag, ruleId, { trackEvents }),

  addTargets: (flag, { kind: _, ...target }) =>
    withVariations(flag, [{ path: '/variationId', variationId: target.variationId }], () =>
      withEdited(flag, 'targets', addTargets(flag.configuration.targets, target)),
    ),
  removeTargets: (flag, { kind: _, ...target }) =>
    configured(flag, { targets: removeTargets(flag.configuration.targets, target) }),
  replaceTargets: (flag, { targets }) => {
    const references = targets.map(({ variationId }, index) => ({ path: `/targets/${index}/variationId`, variationId }))
    return withVariations(flag, references, () => configured(flag, { targets }))
  },
  clearTargets: (flag) => configured(flag, { targets: [] }),

  addPrerequisite: onPrerequisites(addPrerequisite),
  removePrerequisite: onPrerequisites((prerequisites, { key }) =>
    onPrerequisite(prerequisites, key, (index) => prerequisites.toSpliced(index, 1)),
  ),
  updatePrerequisite: onPrerequisites((prerequisites, { key, variationId }) =>
    onPrerequisite(prerequisites, key, (index) => prerequisites.with(index, { key, variationId })),
  ),
  replacePrerequisites: onPrerequisites((_, { prerequisites }) => ok(prerequisites)),

  updateTrackEvents: (flag, { trackEvents }) => configured(flag, { trackEvents }),
  updateTrackEventsFallthrough: (flag, { trackEvents }) => configured(flag, { trackEventsFallthrough: trackEvents }),
  updateDebugEventsUntilDate: (flag, { debugEventsUntilDate }) => configured(flag, { debugEventsUntilDate }),
  updateSamplingRatio: (flag, { samplingRatio }) => configured(flag, { samplingRatio }),
  updateExcludeFromSummaries: (flag, { excludeFromSummaries }) => configured(flag, { excludeFromSummaries }),
})

function configured(flag: ConfiguredFlag, changes: Partial<FlagConfiguration>): Edited {
  return ok({ ...flag, configuration: { ...flag.configuration, ...changes } })
}

function withEdited<Property extends keyof FlagConfiguration>(
  flag: ConfiguredFlag,
  property: Property,
  edited: Result<FlagConfiguration[Property], ParseIssue>,
): Edited {
  return edited.ok ? configured(flag, { [property]: edited.value }) : edited
}

function withVariations(flag: ConfiguredFlag, references: readonly VariationReference[], edit: () => Edited): Edited {
  const issues = findUnknownVariations(flag.definition, references)
  return issues.length > 0 ? failed(issues) : edit()
}

function serveOf(instruction: ConfiguredServe): ConfiguredServe {
  if (instruction.rollout !== undefined) return { rollout: instruction.rollout }
  return { variationId: instruction.variationId }
}

function editFlagRules(flag: ConfiguredFlag, instruction: RuleListInstruction<ConfiguredRule>): Edited {
  return withEdited(flag, 'rules', editRules(flag.configuration.rules, instruction))
}

function changeRule(flag: ConfiguredFlag, ruleId: string, changes: Partial<ConfiguredRule>): Edited {
  const edited = editRule(flag.configuration.rules, ruleId, (rule) => ok({ ...rule, ...changes }))
  return withEdited(flag, 'rules', edited)
}

type Prerequisites = readonly ConfiguredPrerequisite[]

function onPrerequisites<Instruction>(edit: Edit<Prerequisites, Instruction>): Edit<ConfiguredFlag, Instruction> {
  return (flag, instruction) => withEdited(flag, 'prerequisites', edit(flag.configuration.prerequisites, instruction))
}

function onPrerequisite(
  prerequisites: Prerequisites,
  key: string,
  change: (index: number) => Prerequisites,
): Result<Prerequisites, ParseIssue> {
  const index = prerequisites.findIndex((prerequisite) => prerequisite.key === key)
  if (index >= 0) return ok(change(index))
  return refused('/key', 'unknown_prerequisite', `The flag has no prerequisite "${key}".`)
}

function addPrerequisite(
  prerequisites: Prerequisites,
  { key, variationId }: OfKind<'addPrerequisite'>,
): Result<Prerequisites, ParseIssue> {
  const present = prerequisites.find((prerequisite) => prerequisite.key === key)
  if (present === undefined) return ok([...prerequisites, { key, variationId }])
  if (isSameJson(present, { key, variationId })) return ok(prerequisites)
  const message = `Flag "${key}" is already a prerequisite, for another variation. Use updatePrerequisite to change it.`
  return refused('/key', 'prerequisite_exists', message)
}
