import type { Flag, Segment } from '@guidon/model'

/** A flag or segment that changed, or was deleted (`value` is `null`). */
export type ItemChange =
  | { readonly kind: 'flag'; readonly key: string; readonly version: number; readonly value: Flag | null }
  | { readonly kind: 'segment'; readonly key: string; readonly version: number; readonly value: Segment | null }

/**
 * The changes of one change set in the order in which SDKs may apply them one by one: an item comes after those it
 * refers to. Segments first, then flags (prerequisites before dependents), then deleted flags, then deleted segments.
 */
export function inSendingOrder(changes: readonly ItemChange[]): ItemChange[] {
  const deleted = changes.filter((change) => change.value === null)
  const flags = changes.filter((change) => change.kind === 'flag' && change.value !== null)
  const segments = changes.filter((change) => change.kind === 'segment' && change.value !== null)
  return [
    ...referencedFirst(segments),
    ...referencedFirst(flags),
    ...deleted.filter((change) => change.kind === 'flag'),
    ...deleted.filter((change) => change.kind === 'segment'),
  ]
}

function referencedFirst(changes: readonly ItemChange[]): ItemChange[] {
  const waiting = new Map(changes.map((change) => [change.key, change]))
  const ordered: ItemChange[] = []
  const visit = (change: ItemChange): void => {
    if (!waiting.delete(change.key)) return
    for (const key of referencesOf(change)) {
      const referenced = waiting.get(key)
      if (referenced !== undefined) visit(referenced)
    }
    ordered.push(change)
  }
  changes.forEach(visit)
  return ordered
}

/** Keys of items of the same kind that a changed item needs. */
function referencesOf(change: ItemChange): string[] {
  if (change.value === null) return []
  if (change.kind === 'flag') return change.value.prerequisites.map((prerequisite) => prerequisite.key)
  const clauses = change.value.rules.flatMap((rule) => rule.clauses)
  return clauses.filter((clause) => clause.op === 'segmentMatch').flatMap((clause) => clause.values.map(String))
}
