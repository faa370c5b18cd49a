import type { ConfigurationInstruction, ConfiguredTarget } from '@guidon/model'

/** The keys of one context kind that get one variation. */
export type TargetList = Pick<ConfiguredTarget, 'contextKind' | 'variationId'>

/** Past this many, a segment is easier to keep. */
export const MANY_TARGETS = 50

/** Edits that put keys into a list; those that another variation has move over. */
export function addKeys(
  targets: readonly ConfiguredTarget[],
  list: TargetList,
  keys: readonly string[],
): readonly ConfigurationInstruction[] {
  const wanted = new Set(keys)
  const others = targets.filter(
    ({ contextKind, variationId }) => contextKind === list.contextKind && variationId !== list.variationId,
  )
  const moved = others
    .map((target) => ({ ...target, values: target.values.filter((value) => wanted.has(value)) }))
    .filter(({ values }) => values.length > 0)
  return [
    ...moved.map((target) => ({ kind: 'removeTargets' as const, ...target })),
    { kind: 'addTargets', ...list, values: [...wanted] },
  ]
}

/** Edits that make a list hold exactly these keys. */
export function setKeys(
  targets: readonly ConfiguredTarget[],
  list: TargetList,
  keys: readonly string[],
): readonly ConfigurationInstruction[] {
  const present = keysOf(targets, list)
  const wanted = new Set(keys)
  const held = new Set(present)
  const gone = present.filter((key) => !wanted.has(key))
  const added = keys.filter((key) => !held.has(key))
  return [
    ...(gone.length === 0 ? [] : [{ kind: 'removeTargets' as const, ...list, values: gone }]),
    ...(added.length === 0 ? [] : addKeys(targets, list, added)),
  ]
}

export function keysOf(targets: readonly ConfiguredTarget[], list: TargetList): readonly string[] {
  return targets.find((target) => isSameList(target, list))?.values ?? []
}

export function isSameList(left: TargetList, right: TargetList): boolean {
  return left.contextKind === right.contextKind && left.variationId === right.variationId
}

/** How many contexts are targeted one by one. */
export function countTargets(targets: readonly ConfiguredTarget[]): number {
  return targets.reduce((sum, { values }) => sum + values.length, 0)
}
