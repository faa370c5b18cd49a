const FIRST_MS = 500
const LONGEST_MS = 15_000

/** How long to wait before the next try: doubles, with half of it left to chance so that a crowd does not return at once. */
export function reconnectDelayMs(failures: number, chance: number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures)
  return Math.round(whole / 2 + (whole / 2) * chance)
}
