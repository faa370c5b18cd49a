import type { FlagInstruction } from '../instructions/flag-instructions.ts'
import type { InstructionOfKind } from '../instructions/instruction-edit.ts'
import type { SegmentInstruction, SegmentRuleRollout } from '../instructions/segment-instructions.ts'
import { LIMITS } from '../limits.ts'
import type { ParseIssue, Result } from '../result.ts'
import {
  boolean,
  decode,
  didYouMean,
  inside,
  integer,
  isRecord,
  list,
  nullable,
  object,
  oneOf,
  optional,
  reject,
  wrongType,
  type Decoder,
  type Fields,
} from './decoder.ts'
import * as flag from './flag-decoder.ts'
import { json } from './json-decoder.ts'
import * as rule from './rule-decoder.ts'
import * as segment from './segment-decoder.ts'

/**
 * Reads a list of flag instructions out of untrusted JSON. Refuses unknown kinds and properties, wrong types and
 * sizes past `LIMITS`; paths of issues are JSON pointers into the list.
 */
export function parseFlagInstructions(instructions: unknown): Result<readonly FlagInstruction[], ParseIssue> {
  return decode(flagInstructions, instructions)
}

/** Like `parseFlagInstructions`, for a segment. */
export function parseSegmentInstructions(instructions: unknown): Result<readonly SegmentInstruction[], ParseIssue> {
  return decode(segmentInstructions, instructions)
}

/** The properties of each kind of instruction, `kind` aside. */
type FieldsByKind<Instruction extends { readonly kind: string }> = {
  readonly [Kind in Instruction['kind']]: Fields<Omit<InstructionOfKind<Instruction, Kind>, 'kind'>>
}

const clauseIndex = integer({ min: 0, max: LIMITS.clausesPerRule - 1 })
const ids = (max: number) => list(rule.id, { max })

const labelFields = {
  updateName: { name: rule.name },
  updateDescription: { description: rule.description },
  addTags: { values: rule.tags },
  removeTags: { values: rule.tags },
}

const ruleFields = {
  removeRule: { ruleId: rule.id },
  updateRuleDescription: { ruleId: rule.id, description: rule.description },
  reorderRules: { ruleIds: ids(LIMITS.rules) },
  addClauses: { ruleId: rule.id, clauses: rule.clauses },
  removeClauses: { ruleId: rule.id, clauseIndexes: list(clauseIndex, { max: LIMITS.clausesPerRule }) },
  updateClause: { ruleId: rule.id, clauseIndex, clause: rule.clause },
  addValuesToClause: { ruleId: rule.id, clauseIndex, values: rule.clauseValues },
  removeValuesFromClause: { ruleId: rule.id, clauseIndex, values: rule.clauseValues },
}

const flagFields: FieldsByKind<FlagInstruction> = {
  ...labelFields,
  addVariation: { variation: flag.variation, beforeVariationId: optional(rule.id) },
  removeVariation: { variationId: rule.id },
  updateVariation: {
    variationId: rule.id,
    value: optional(json),
    name: optional(rule.name),
    description: optional(rule.description),
  },
  reorderVariations: { variationIds: ids(LIMITS.variations) },
  updateClientSideAvailability: { clientSideAvailability: flag.clientSideAvailability },
  updateMaintainer: { maintainer: flag.maintainer },
  markTemporary: {},
  markPermanent: {},
  archiveFlag: {},
  restoreFlag: {},
  updateMigrationSettings: { migration: flag.migration },

  turnFlagOn: {},
  turnFlagOff: {},
  updateOffVariation: { variationId: nullable(rule.id) },
  updateFallthroughVariationOrRollout: flag.serveFields,
  ...ruleFields,
  addRule: { rule: flag.rule, beforeRuleId: optional(rule.id) },
  replaceRules: { rules: flag.rules },
  updateRuleVariationOrRollout: { ruleId: rule.id, ...flag.serveFields },
  updateRuleTrackEvents: { ruleId: rule.id, trackEvents: boolean },
  addTargets: flag.targetFields,
  removeTargets: flag.targetFields,
  replaceTargets: { targets: flag.targets },
  clearTargets: {},
  addPrerequisite: flag.prerequisiteFields,
  removePrerequisite: { key: rule.key },
  updatePrerequisite: flag.prerequisiteFields,
  replacePrerequisites: { prerequisites: flag.prerequisites },
  updateTrackEvents: { trackEvents: boolean },
  updateTrackEventsFallthrough: { trackEvents: boolean },
  updateDebugEventsUntilDate: { debugEventsUntilDate: flag.debugEventsUntilDate },
  updateSamplingRatio: { samplingRatio: flag.samplingRatio },
  updateExcludeFromSummaries: { excludeFromSummaries: boolean },
}

const segmentFields: FieldsByKind<SegmentInstruction> = {
  ...labelFields,
  ...ruleFields,
  addRule: { rule: segment.segmentRule, beforeRuleId: optional(rule.id) },
  replaceRules: { rules: segment.segmentRules },
  updateRuleRollout: {
    ruleId: rule.id,
    rollout: nullable(
      object<SegmentRuleRollout>({
        weight: flag.weight,
        bucketBy: optional(rule.attribute),
        rolloutContextKind: optional(rule.contextKind),
      }),
    ),
  },
  addIncludedTargets: segment.segmentTargetFields,
  removeIncludedTargets: segment.segmentTargetFields,
  replaceIncludedTargets: { targets: segment.segmentTargets },
  addExcludedTargets: segment.segmentTargetFields,
  removeExcludedTargets: segment.segmentTargetFields,
  replaceExcludedTargets: { targets: segment.segmentTargets },
  archiveSegment: {},
  restoreSegment: {},
}

/** The kinds of all flag instructions. */
export const FLAG_INSTRUCTION_KINDS: readonly string[] = Object.keys(flagFields)

/** The kinds of all segment instructions. */
export const SEGMENT_INSTRUCTION_KINDS: readonly string[] = Object.keys(segmentFields)

const flagInstructions = list(instructionDecoder<FlagInstruction>(flagFields), { max: LIMITS.instructions })
const segmentInstructions = list(instructionDecoder<SegmentInstruction>(segmentFields), { max: LIMITS.instructions })

function instructionDecoder<Instruction extends { readonly kind: string }>(
  fieldsByKind: FieldsByKind<Instruction>,
): Decoder<Instruction> {
  const decoders = new Map(
    Object.entries<object>(fieldsByKind).map(([kind, fields]) => [kind, decoderOfKind<Instruction>(kind, fields)]),
  )
  return {
    read: (instruction, place) => {
      if (!isRecord(instruction)) return wrongType(instruction, place, 'an instruction, such as {"kind": "turnFlagOn"}')
      const kind = instruction['kind']
      if (typeof kind !== 'string') return reject(inside(place, 'kind'), 'missing_property', 'Name a kind as text.')
      const decoder = decoders.get(kind)
      if (decoder !== undefined) return decoder.read(instruction, place)
      const message = `There is no instruction "${kind.slice(0, 100)}" here.${didYouMean(kind, decoders.keys())}`
      return reject(inside(place, 'kind'), 'unknown_kind', message)
    },
  }
}

function decoderOfKind<Instruction>(kind: string, fields: object): Decoder<Instruction> {
  const decoder = object<object>({ kind: oneOf([kind]), ...fields })
  const checked = 'rollout' in fields && 'variationId' in fields ? flag.exactlyOneServe(decoder) : decoder
  return checked as unknown as Decoder<Instruction>
}
