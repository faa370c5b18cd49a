import type { ConfigurationInstruction, ConfiguredTarget } from '@guidon/model'

/** Edits that give one context a variation by its key; it leaves the list of any other variation. */
export function targetEdits(
  targets: readonly ConfiguredTarget[],
  {
    contextKind,
    variationId,
    key,
  }: { readonly contextKind: string; readonly variationId: string; readonly key: string },
): readonly ConfigurationInstruction[] {
  const others = targets.filter(
    (target) => target.contextKind === contextKind && target.variationId !== variationId && target.values.includes(key),
  )
  return [
    ...others.map((target) => ({ kind: 'removeTargets' as const, ...target, values: [key] })),
    { kind: 'addTargets', contextKind, variationId, values: [key] },
  ]
}

/** The variation that a context gets by its key; `null` when it is on no list. */
export function targetedVariation(
  targets: readonly ConfiguredTarget[],
  { contextKind, key }: { readonly contextKind: string; readonly key: string },
): string | null {
  const found = targets.find((target) => target.contextKind === contextKind && target.values.includes(key))
  return found?.variationId ?? null
}
