/** Selects or, if it is, deselects one. */
export function toggleSelected(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set(selected.has(id) ? [...selected].filter((one) => one !== id) : [...selected, id])
}

/** Adds all from one to the other, both included, in the order of `ids`. */
export function selectRange(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): ReadonlySet<string> {
  return new Set([...selected, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1)])
}

/** Whether all, some or none of the loaded rows are selected. */
export function selectionState(selected: ReadonlySet<string>, ids: readonly string[]): 'all' | 'some' | 'none' {
  const count = ids.reduce((sum, id) => sum + (selected.has(id) ? 1 : 0), 0)
  if (count === 0) return 'none'
  return count === ids.length ? 'all' : 'some'
}

/** Selects all loaded rows or, when all are, none of them; what is selected beyond them stays. */
export function toggleAll(selected: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  if (selectionState(selected, ids) !== 'all') return new Set([...selected, ...ids])
  const loaded = new Set(ids)
  return new Set([...selected].filter((id) => !loaded.has(id)))
}
