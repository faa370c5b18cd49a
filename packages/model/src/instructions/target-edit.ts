import { ok, refused, type ParseIssue, type Result } from '../result.ts'

/** Context keys of one kind; flags add the variation they get. */
export interface TargetEntry {
  readonly contextKind: string
  readonly variationId?: string
  readonly values: readonly string[]
}

/** The targets with more keys for one kind and variation, in the entry that is there or a new one at the end. */
export function addTargets<Target extends TargetEntry>(
  targets: readonly Target[],
  added: Target,
): Result<readonly Target[], ParseIssue> {
  const conflict = findConflict(targets, added)
  if (conflict !== undefined) {
    const message = `The ${added.contextKind} "${conflict}" is already targeted by another variation. Remove it there first.`
    return refused('/values', 'target_conflict', message)
  }
  if (added.values.length === 0) return ok(targets)
  const entry = targets.find((target) => isSameEntry(target, added)) ?? { ...added, values: [] }
  const extended = { ...entry, values: [...new Set([...entry.values, ...added.values])] }
  if (!targets.includes(entry)) return ok([...targets, extended])
  return ok(targets.map((target) => (target === entry ? extended : target)))
}

/** The targets without the given keys of one kind and variation; an entry that becomes empty goes. */
export function removeTargets<Target extends TargetEntry>(
  targets: readonly Target[],
  removed: Target,
): readonly Target[] {
  const gone = new Set(removed.values)
  const left = targets.map((target) =>
    isSameEntry(target, removed) ? { ...target, values: target.values.filter((value) => !gone.has(value)) } : target,
  )
  return left.filter(({ values }) => values.length > 0)
}

function isSameEntry(left: TargetEntry, right: TargetEntry): boolean {
  return left.contextKind === right.contextKind && left.variationId === right.variationId
}

function findConflict(targets: readonly TargetEntry[], added: TargetEntry): string | undefined {
  const others = targets.filter(
    ({ contextKind, variationId }) => contextKind === added.contextKind && variationId !== added.variationId,
  )
  const taken = new Set(others.flatMap(({ values }) => values))
  return added.values.find((value) => taken.has(value))
}
