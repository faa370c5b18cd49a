import { addTargets, removeTargets, type TargetEntry } from '../instructions/target-edit.ts'
import { isSameJson } from '../json.ts'
import { without } from './list-diff.ts'

/** The keys to remove and then to add, entry by entry. */
export interface TargetDiff<Target> {
  readonly removed: readonly Target[]
  readonly added: readonly Target[]
}

/** How one list of targets became another; `undefined` when adding and removing keys does not lead to its order. */
export function diffTargets<Target extends TargetEntry>(
  before: readonly Target[],
  after: readonly Target[],
): TargetDiff<Target> | undefined {
  const diff = { removed: missingKeys(before, after), added: missingKeys(after, before) }
  return isSameJson(applyDiff(before, diff), after) ? diff : undefined
}

/** What is left of each entry of `targets` without the keys it has among `others`. */
function missingKeys<Target extends TargetEntry>(
  targets: readonly Target[],
  others: readonly Target[],
): readonly Target[] {
  const keysOf = new Map(others.map((target) => [entryName(target), target.values]))
  return targets
    .map((target) => ({ ...target, values: without(target.values, keysOf.get(entryName(target)) ?? []) }))
    .filter(({ values }) => values.length > 0)
}

function entryName({ contextKind, variationId }: TargetEntry): string {
  return JSON.stringify([contextKind, variationId])
}

function applyDiff<Target extends TargetEntry>(
  targets: readonly Target[],
  { removed, added }: TargetDiff<Target>,
): readonly Target[] | undefined {
  let targetsSoFar = removed.reduce<readonly Target[]>((left, target) => removeTargets(left, target), targets)
  for (const target of added) {
    const result = addTargets(targetsSoFar, target)
    if (!result.ok) return undefined
    targetsSoFar = result.value
  }
  return targetsSoFar
}
