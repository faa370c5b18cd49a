interface Room {
  /** Least distance between two labels. */
  readonly gap: number
  readonly min: number
  readonly max: number
}

/** Places for labels as near to where they want to be as they can without overlapping, in the order of the input. */
export function spreadLabels(wanted: readonly number[], { gap, min, max }: Room): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((one, other) => one.at - other.at)
  const blocks: { places: number[]; center: number }[] = []
  for (const { at } of order) {
    blocks.push({ places: [at], center: clampBlock(at, 1, { gap, min, max }) })
    while (blocks.length > 1 && isTouching(blocks.at(-2)!, blocks.at(-1)!, gap)) {
      const last = blocks.pop()!
      const places = [...blocks.pop()!.places, ...last.places]
      const mean = places.reduce((sum, place) => sum + place, 0) / places.length
      blocks.push({ places, center: clampBlock(mean, places.length, { gap, min, max }) })
    }
  }
  const spread = blocks.flatMap(({ places, center }) =>
    places.map((_, index) => center + (index - (places.length - 1) / 2) * gap),
  )
  const placed = new Array<number>(wanted.length)
  order.forEach(({ index }, place) => (placed[index] = spread[place]!))
  return placed
}

function isTouching(
  upper: { places: number[]; center: number },
  lower: { places: number[]; center: number },
  gap: number,
) {
  const between = ((upper.places.length + lower.places.length) / 2) * gap
  return lower.center - upper.center < between - 1e-9
}

/** Keeps a block of labels in the room; more labels than fit run over its end. */
function clampBlock(center: number, count: number, { gap, min, max }: Room): number {
  const half = ((count - 1) / 2) * gap
  return Math.max(min + half, Math.min(max - half, center))
}

/** Groups things that would lie over each other: indexes into `positions`, which must be in order. */
export function clusterByDistance(positions: readonly number[], gap: number): readonly (readonly number[])[] {
  const clusters: number[][] = []
  for (const [index, position] of positions.entries()) {
    const last = clusters.at(-1)
    if (last !== undefined && position - positions[last[0]!]! < gap) last.push(index)
    else clusters.push([index])
  }
  return clusters
}
