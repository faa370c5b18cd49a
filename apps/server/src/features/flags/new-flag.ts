import type { NewFlagRequest } from '@guidon/api'
import {
  BOOLEAN_VARIATIONS,
  MIGRATION_STAGES,
  checkKey,
  newFlagDefinition,
  newMigrationFlagDefinition,
  parseFlagDefinition,
  validateDefinition,
  type FlagDefinition,
  type ParseIssue,
  type Variation,
} from '@guidon/model'
import { InvalidFlagError } from './flags-errors.ts'

/** The definition that a request asks for; `newId` makes ids for variations without one. */
export function definitionOf(request: NewFlagRequest, newId: () => string): FlagDefinition {
  const key = checkKey(request.key, { isStrict: true })
  if (key !== undefined) throw new InvalidFlagError(request.key, [{ path: '/key', ...key }])
  const parsed = parseFlagDefinition(draftOf(request, newId))
  if (!parsed.ok) throw new InvalidFlagError(request.key, parsed.issues)
  const issues = validateDefinition(parsed.value).filter(({ severity }) => severity === 'block')
  if (issues.length > 0) throw new InvalidFlagError(request.key, issues)
  return parsed.value
}

function draftOf(request: NewFlagRequest, newId: () => string): FlagDefinition {
  const { key, valueType = 'boolean' } = request
  const shared = {
    key,
    name: request.name ?? key,
    description: request.description ?? '',
    tags: [...new Set(request.tags)],
    isTemporary: request.isTemporary ?? true,
    maintainer: request.maintainer ?? null,
    ...(request.clientSideAvailability && { clientSideAvailability: request.clientSideAvailability }),
  }
  if (valueType === 'migration') {
    if (request.variations !== undefined) throw refuse(key, '/variations', 'fixed_variations', FIXED_STAGES)
    return newMigrationFlagDefinition({ ...shared, ...request.migration })
  }
  if (request.migration !== undefined) throw refuse(key, '/migration', 'not_a_migration_flag', NOT_A_MIGRATION)
  return newFlagDefinition({ ...shared, valueType, variations: variationsOf(request, newId) })
}

const FIXED_STAGES = `Leave "variations" out: a migration flag has the stages ${MIGRATION_STAGES.join(', ')}.`
const NOT_A_MIGRATION = 'Only a flag with the value type "migration" has migration settings.'

function variationsOf({ valueType, variations }: NewFlagRequest, newId: () => string): readonly Variation[] {
  if (variations === undefined) return valueType === undefined || valueType === 'boolean' ? BOOLEAN_VARIATIONS : []
  return variations.map(({ id, value, name, description }) => ({
    id: id ?? newId(),
    value,
    name: name ?? '',
    description: description ?? '',
  }))
}

function refuse(key: string, path: string, code: string, message: string): InvalidFlagError {
  const issue: ParseIssue = { path, code, message }
  return new InvalidFlagError(key, [issue])
}
