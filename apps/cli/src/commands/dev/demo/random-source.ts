/** The same choices for the same seed, on every machine. */
export interface RandomSource {
  /** From 0 up to, and without, 1. */
  next(): number
  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number
  /** True in this share of cases. */
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** mulberry32 over an FNV-1a hash of the seed: short, and good enough for a demonstration. */
export function createRandomSource(seed: string): RandomSource {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0)!, 0x01000193)
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)]!,
    shuffled(items) {
      const result = [...items]
      for (let at = result.length - 1; at > 0; at -= 1) {
        const other = below(at + 1)
        const held = result[at]!
        result[at] = result[other]!
        result[other] = held
      }
      return result
    },
  }
}
