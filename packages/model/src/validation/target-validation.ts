import type { TargetEntry } from '../instructions/target-edit.ts'
import { LIMITS } from '../limits.ts'
import { checkContextKind } from './key-validation.ts'
import { at, block, findRepeated, warn, type ValidationIssue } from './validation-issue.ts'

/** Whatever some SDK would misread in a list of targets, and keys that are listed twice. */
export function validateTargets(targets: readonly TargetEntry[], path: string): readonly ValidationIssue[] {
  const entryNames = targets.map(({ contextKind, variationId }) => JSON.stringify([contextKind, variationId]))
  const count = targets.reduce((sum, { values }) => sum + values.length, 0)
  const tooMany = `At most ${LIMITS.targetedKeys} keys, got ${count}. Use a segment with a rule for so many.`
  return [
    ...targets.flatMap(({ contextKind }, index) => at(`${path}/${index}/contextKind`, checkContextKind(contextKind))),
    ...findRepeated(entryNames).map(({ index }) =>
      block(
        `${path}/${index}`,
        'duplicate_targets',
        'An earlier entry has the same context kind and variation. Merge them.',
      ),
    ),
    ...(count > LIMITS.targetedKeys ? [block(path, 'too_many', tooMany)] : []),
    ...findRepeatedKeys(targets, path),
  ]
}

function findRepeatedKeys(targets: readonly TargetEntry[], path: string): readonly ValidationIssue[] {
  const seen = new Map<string, Set<string>>()
  return targets.flatMap(({ contextKind, values }, index) => {
    const keys = seen.get(contextKind) ?? new Set()
    seen.set(contextKind, keys)
    const repeated = values.find((value) => keys.size === keys.add(value).size)
    if (repeated === undefined) return []
    const message = `The ${contextKind} "${repeated}" is listed more than once. Only the first counts.`
    return [warn(`${path}/${index}/values`, 'repeated_key', message)]
  })
}
