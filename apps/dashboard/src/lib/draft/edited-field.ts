import type { FlagInstruction, SegmentInstruction } from '@guidon/model'

/** An edit of a flag or a segment. */
export type AnyEdit = FlagInstruction | SegmentInstruction

/** Kinds that set the same thing in opposite ways. */
const SHARED_FIELDS: Readonly<Partial<Record<AnyEdit['kind'], string>>> = {
  turnFlagOn: 'on',
  turnFlagOff: 'on',
  archiveFlag: 'archived',
  restoreFlag: 'archived',
  archiveSegment: 'archived',
  restoreSegment: 'archived',
  markTemporary: 'temporary',
  markPermanent: 'temporary',
}

/** Kinds that set a field as a whole, whatever it was. */
const SETTING: ReadonlySet<AnyEdit['kind']> = new Set<AnyEdit['kind']>([
  'updateName',
  'updateDescription',
  'updateMaintainer',
  'updateClientSideAvailability',
  'updateVariation',
  'updateMigrationSettings',
  'updateOffVariation',
  'updateFallthroughVariationOrRollout',
  'updateRuleDescription',
  'updateRuleVariationOrRollout',
  'updateRuleTrackEvents',
  'updateRuleRollout',
  'updateClause',
  'updatePrerequisite',
  'updateTrackEvents',
  'updateTrackEventsFallthrough',
  'updateDebugEventsUntilDate',
  'updateSamplingRatio',
  'updateExcludeFromSummaries',
  'reorderRules',
])

/** Names the field that an edit sets as a whole, so that a later edit of it can take its place; `null` for others. */
export function editedField(edit: AnyEdit): string | null {
  const shared = SHARED_FIELDS[edit.kind]
  if (shared !== undefined) return shared
  if (!SETTING.has(edit.kind)) return null
  const parts = edit as { ruleId?: string; clauseIndex?: number; key?: string }
  const properties = edit.kind === 'updateVariation' ? [edit.variationId, ...propertiesOf(edit)] : []
  return JSON.stringify([edit.kind, parts.ruleId, parts.clauseIndex, parts.key, ...properties])
}

/** What an edit of a variation sets. */
function propertiesOf({ value, name, description }: Extract<AnyEdit, { kind: 'updateVariation' }>): readonly string[] {
  return Object.entries({ value, name, description }).flatMap(([property, set]) =>
    set === undefined ? [] : [property],
  )
}

const OF_CLAUSES: ReadonlySet<AnyEdit['kind']> = new Set<AnyEdit['kind']>([
  'updateClause',
  'addClauses',
  'removeClauses',
  'addValuesToClause',
  'removeValuesFromClause',
])

/** Names the part of a flag or a segment that people see as one thing and that an edit touches. */
export function editedPart(edit: AnyEdit): string {
  if ('ruleId' in edit && OF_CLAUSES.has(edit.kind)) return `clauses of ${edit.ruleId}`
  switch (edit.kind) {
    case 'addRule':
      return `rule ${edit.rule.id}`
    case 'removeRule':
      return `rule ${edit.ruleId}`
    case 'addTargets':
    case 'removeTargets':
      return `targets ${edit.contextKind} ${edit.variationId}`
    case 'addVariation':
      return `variation ${edit.variation.id}`
    case 'removeVariation':
    case 'updateVariation':
      return `variation ${edit.variationId}`
    case 'addPrerequisite':
    case 'updatePrerequisite':
    case 'removePrerequisite':
      return `prerequisite ${edit.key}`
    default:
      return editedField(edit) ?? edit.kind
  }
}
