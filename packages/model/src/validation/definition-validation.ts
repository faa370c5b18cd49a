import { when } from '../differences/list-diff.ts'
import type { FlagDefinition, ValueType } from '../flag-definition.ts'
import { isSameJson, type Json } from '../json.ts'
import { MIGRATION_STAGES } from '../migration-stage.ts'
import { checkKey } from './key-validation.ts'
import { isInt32 } from './serve-validation.ts'
import { at, block, findRepeated, warn, type ValidationIssue } from './validation-issue.ts'

/** What is wrong with what all environments share. */
export function validateDefinition(definition: FlagDefinition): readonly ValidationIssue[] {
  return [
    ...at('/key', checkKey(definition.key, { isStrict: false })),
    ...validateVariations(definition),
    ...validateMigration(definition),
  ]
}

function validateVariations({ variations, valueType }: FlagDefinition): readonly ValidationIssue[] {
  const noVariations = block('/variations', 'no_variations', 'A flag needs at least one variation.')
  return [
    ...when(variations.length === 0, noVariations),
    ...findRepeated(variations.map(({ id }) => id)).map(({ index, value }) =>
      block(`/variations/${index}/id`, 'duplicate_variation', `Another variation has the id "${value}" too.`),
    ),
    ...findRepeated(variations.map(({ value }) => JSON.stringify(value))).map(({ index, value }) =>
      warn(`/variations/${index}/value`, 'repeated_value', `Another variation has the value ${value} too.`),
    ),
    ...variations.flatMap(({ value }, index) =>
      isOfType(value, valueType)
        ? []
        : [
            block(
              `/variations/${index}/value`,
              'wrong_value_type',
              `The values of this flag are of type ${valueType}.`,
            ),
          ],
    ),
  ]
}

function isOfType(value: Json, valueType: ValueType): boolean {
  return valueType === 'json' || typeof value === valueType
}

function validateMigration({ migration, variations, valueType }: FlagDefinition): readonly ValidationIssue[] {
  if (migration === null) return []
  const { checkRatio = 1 } = migration
  const values = variations.map(({ value }) => value)
  const areStages = valueType === 'string' && isSameJson(values, MIGRATION_STAGES)
  const stages = MIGRATION_STAGES.join(', ')
  return [
    ...when(
      !areStages,
      block('/variations', 'wrong_stages', `A migration flag has these variations in order: ${stages}.`),
    ),
    ...when(
      !isInt32(checkRatio) || checkRatio < 0,
      block('/migration/checkRatio', 'invalid_ratio', 'A check ratio is a whole number from 0 to 2^31 - 1.'),
    ),
  ]
}
