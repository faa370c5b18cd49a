/** How one list of items with ids became another. */
export interface ListDiff<Item> {
  /** In both lists, in the order of the list after. */
  readonly kept: readonly { readonly before: Item; readonly after: Item }[]
  readonly removed: readonly Item[]
  /** New items in their order; each goes before the item with the given id, or last. */
  readonly added: readonly { readonly item: Item; readonly beforeId?: string }[]
  /** All ids in their order, when additions and removals alone do not lead to it. */
  readonly order?: readonly string[]
}

/** How `before` became `after`. The ids within each list are unique. */
export function diffLists<Item extends { readonly id: string }>(
  before: readonly Item[],
  after: readonly Item[],
): ListDiff<Item> {
  const beforeById = new Map(before.map((item) => [item.id, item]))
  const afterIds = after.map(({ id }) => id)
  const keptIds = afterIds.filter((id) => beforeById.has(id))
  const keptIdSet = new Set(keptIds)
  const isReordered = before.filter(({ id }) => keptIdSet.has(id)).some(({ id }, index) => id !== keptIds[index])
  return {
    kept: after.flatMap((item) => {
      const previous = beforeById.get(item.id)
      return previous === undefined ? [] : [{ before: previous, after: item }]
    }),
    removed: before.filter(({ id }) => !keptIdSet.has(id)),
    added: findAdded(after, keptIdSet),
    ...(isReordered ? { order: afterIds } : {}),
  }
}

function findAdded<Item extends { readonly id: string }>(after: readonly Item[], keptIds: ReadonlySet<string>) {
  return after.flatMap((item, index) => {
    if (keptIds.has(item.id)) return []
    const next = after.slice(index + 1).find(({ id }) => keptIds.has(id))
    return [{ item, ...(next === undefined ? {} : { beforeId: next.id }) }]
  })
}

/** A list of the one item when the condition holds, else an empty list. */
export function when<Item>(condition: boolean, item: Item): readonly Item[] {
  return condition ? [item] : []
}

/** The entries of `values` that are not among `others`. */
export function without<Value>(values: readonly Value[], others: readonly Value[]): readonly Value[] {
  const excluded = new Set(others)
  return values.filter((value) => !excluded.has(value))
}
