/** Numbers in [0, 1) that are the same again for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `GUIDON_SEED` to repeat a run, else a new one. */
export function chooseSeed(): number {
  return Number(process.env['GUIDON_SEED'] ?? Date.now() % 2 ** 31)
}
