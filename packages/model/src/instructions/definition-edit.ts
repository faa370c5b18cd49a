import type { FlagDefinition, Variation } from '../flag-definition.ts'
import { mapResult, ok, refused, type ParseIssue, type Result } from '../result.ts'
import type { DefinitionInstruction } from './flag-instructions.ts'
import { editByKind, type Edit, type Edits, type InstructionOfKind } from './instruction-edit.ts'
import { editLabels } from './label-edit.ts'
import { reorder } from './rule-list-edit.ts'
import type { LabelInstruction } from './rule-instructions.ts'

const edits: Edits<FlagDefinition, DefinitionInstruction> = {
  updateName: editDefinitionLabels,
  updateDescription: editDefinitionLabels,
  addTags: editDefinitionLabels,
  removeTags: editDefinitionLabels,
  addVariation: onVariations(addVariation),
  removeVariation: onVariations((variations, { variationId }) =>
    onVariation(variations, variationId, (index) => variations.toSpliced(index, 1)),
  ),
  updateVariation: onVariations((variations, { kind: _, variationId, ...changes }) =>
    onVariation(variations, variationId, (index, variation) => variations.with(index, { ...variation, ...changes })),
  ),
  reorderVariations: onVariations((variations, { variationIds }) =>
    reorder(variations, variationIds, { path: '/variationIds', noun: 'variation' }),
  ),
  updateClientSideAvailability: (definition, { clientSideAvailability }) =>
    ok({ ...definition, clientSideAvailability }),
  updateMaintainer: (definition, { maintainer }) => ok({ ...definition, maintainer }),
  markTemporary: (definition) => ok({ ...definition, isTemporary: true }),
  markPermanent: (definition) => ok({ ...definition, isTemporary: false }),
  archiveFlag: (definition) => ok({ ...definition, isArchived: true }),
  restoreFlag: (definition) => ok({ ...definition, isArchived: false }),
  updateMigrationSettings: (definition, { migration }) =>
    definition.migration === null
      ? refused('/kind', 'not_a_migration_flag', `Flag "${definition.key}" is not a migration flag.`)
      : ok({ ...definition, migration }),
}

/** Changes what all environments share. That a removed variation is not in use is for validation to see. */
export const editDefinition = editByKind(edits)

/** The kinds of all instructions that change a definition. */
export const DEFINITION_INSTRUCTION_KINDS: ReadonlySet<string> = new Set(Object.keys(edits))

type Variations = Result<readonly Variation[], ParseIssue>

function editDefinitionLabels(definition: FlagDefinition, instruction: LabelInstruction) {
  return mapResult(editLabels(definition, instruction), (labels) => ({ ...definition, ...labels }))
}

function onVariations<Instruction>(edit: Edit<readonly Variation[], Instruction>): Edit<FlagDefinition, Instruction> {
  return (definition, instruction) =>
    mapResult(edit(definition.variations, instruction), (variations) => ({ ...definition, variations }))
}

function onVariation(
  variations: readonly Variation[],
  variationId: string,
  change: (index: number, variation: Variation) => readonly Variation[],
): Variations {
  const index = variations.findIndex(({ id }) => id === variationId)
  const variation = variations[index]
  return variation === undefined ? noVariation(variationId, '/variationId') : ok(change(index, variation))
}

function addVariation(
  variations: readonly Variation[],
  { variation, beforeVariationId }: InstructionOfKind<DefinitionInstruction, 'addVariation'>,
): Variations {
  if (variations.some(({ id }) => id === variation.id)) {
    const message = `There is already a variation with the id "${variation.id}". Give each variation its own id.`
    return refused('/variation/id', 'duplicate_variation', message)
  }
  if (beforeVariationId === undefined) return ok([...variations, variation])
  const index = variations.findIndex(({ id }) => id === beforeVariationId)
  return index < 0
    ? noVariation(beforeVariationId, '/beforeVariationId')
    : ok(variations.toSpliced(index, 0, variation))
}

function noVariation(variationId: string, path: string): Result<never, ParseIssue> {
  return refused(path, 'unknown_variation', `The flag has no variation with the id "${variationId}".`)
}
