/** The list with one item taken out and put in elsewhere; `to` is its index afterwards. */
export function moveItem<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return items
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}

interface Extent {
  readonly top: number
  readonly height: number
}

/** Where an item goes when it is let go after having been moved by `by` px: past others whose middle its edge has passed. */
export function dropIndex(extents: readonly Extent[], from: number, by: number): number {
  const moved = extents[from]
  if (moved === undefined) return from
  const edge = by > 0 ? moved.top + moved.height + by : moved.top + by
  let to = from
  for (const [index, { top, height }] of extents.entries()) {
    const middle = top + height / 2
    if (by > 0 && index > from && edge > middle) to = index
    if (by < 0 && index < from && edge < middle) to = Math.min(to, index)
  }
  return to
}

/** How far an item makes room for the one that is moved from one place to another. */
export function roomShift(index: number, { from, to, room }: { from: number; to: number; room: number }): number {
  if (index > from && index <= to) return -room
  if (index < from && index >= to) return room
  return 0
}
