/** How long to wait between attempts. */
export interface BackoffOptions {
  /** Before the second attempt. @default 1_000 */
  readonly firstMs?: number
  /** @default 30_000 */
  readonly longestMs?: number
  /** Gives [0, 1). */
  readonly random: () => number
}

/** Doubles from attempt to attempt; of each wait, half is random, so that clients do not come back together. */
export interface Backoff {
  /** The wait before the next attempt, in milliseconds. */
  next(): number
  /** Starts over, after something has worked. */
  reset(): void
}

/** A back-off; one for each thing that is tried again. */
export function createBackoff({ firstMs = 1_000, longestMs = 30_000, random }: BackoffOptions): Backoff {
  let attempts = 0
  return {
    next() {
      const full = Math.min(longestMs, firstMs * 2 ** attempts)
      if (full < longestMs) attempts += 1
      return full / 2 + (full / 2) * random()
    },
    reset() {
      attempts = 0
    },
  }
}
