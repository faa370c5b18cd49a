import type { ConfiguredFlag, ConfiguredPrerequisite } from '../flag-definition.ts'
import { checkReferredKey } from './key-validation.ts'
import { findCycle } from './reference-cycle.ts'
import { at, block, findRepeated, type ValidationIssue } from './validation-issue.ts'

type FlagsByKey = ReadonlyMap<string, ConfiguredFlag>

/** What is wrong between a flag and those it depends on, or those that depend on it. */
export function validatePrerequisites(flag: ConfiguredFlag, flags: FlagsByKey): readonly ValidationIssue[] {
  const { prerequisites } = flag.configuration
  const known: FlagsByKey = new Map(flags).set(flag.definition.key, flag)
  return [
    ...prerequisites.flatMap((prerequisite, index) =>
      validatePrerequisite(prerequisite, `/prerequisites/${index}`, known),
    ),
    ...findRepeated(prerequisites.map(({ key }) => key)).map(({ index, value }) =>
      block(`/prerequisites/${index}/key`, 'duplicate_prerequisite', `Flag "${value}" is already a prerequisite.`),
    ),
    ...validateNoCycle(flag.definition.key, known),
    ...validateDependents(flag, flags),
  ]
}

function validatePrerequisite(
  { key, variationId }: ConfiguredPrerequisite,
  path: string,
  flags: FlagsByKey,
): readonly ValidationIssue[] {
  const reserved = checkReferredKey(key)
  if (reserved !== undefined) return at(`${path}/key`, reserved)
  const definition = flags.get(key)?.definition
  if (definition === undefined) return [block(`${path}/key`, 'unknown_flag', `There is no flag "${key}".`)]
  if (definition.isArchived) {
    return [block(`${path}/key`, 'archived_flag', `Flag "${key}" is archived and cannot be a prerequisite.`)]
  }
  if (definition.variations.some(({ id }) => id === variationId)) return []
  const message = `Flag "${key}" has no variation with the id "${variationId}".`
  return [block(`${path}/variationId`, 'unknown_variation', message)]
}

function validateNoCycle(key: string, flags: FlagsByKey): readonly ValidationIssue[] {
  const cycle = findCycle(key, (of) => flags.get(of)?.configuration.prerequisites.map((other) => other.key) ?? [])
  if (cycle === undefined) return []
  const message = `Prerequisites must not form a circle, which SDKs cannot evaluate: ${cycle.join(' → ')}.`
  return [block('/prerequisites', 'prerequisite_cycle', message)]
}

/** Other flags must not be left with a prerequisite that is archived or has lost its variation. */
function validateDependents({ definition }: ConfiguredFlag, flags: FlagsByKey): readonly ValidationIssue[] {
  const { key, isArchived, variations } = definition
  return [...flags.values()].flatMap((other) => {
    if (other.definition.key === key || other.definition.isArchived) return []
    const needed = other.configuration.prerequisites.find((prerequisite) => prerequisite.key === key)
    if (needed === undefined) return []
    const name = other.definition.key
    if (isArchived) {
      return [
        block('/isArchived', 'flag_in_use', `Flag "${name}" has this flag as a prerequisite. Remove it there first.`),
      ]
    }
    if (variations.some(({ id }) => id === needed.variationId)) return []
    const message = `Flag "${name}" needs variation "${needed.variationId}" of this flag. Change it there first.`
    return [block('/variations', 'variation_in_use', message)]
  })
}
