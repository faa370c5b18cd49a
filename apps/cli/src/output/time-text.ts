const STEPS: readonly (readonly [limitSeconds: number, unitSeconds: number, unit: string])[] = [
  [60, 1, 's'],
  [3_600, 60, 'min'],
  [86_400, 3_600, 'h'],
  [Infinity, 86_400, 'd'],
]

/** `3 min ago`; empty for `null`. */
export function relativeTime(at: number | string | null | undefined, nowMs: number = Date.now()): string {
  if (at === null || at === undefined) return ''
  const seconds = Math.round((nowMs - epochMs(at)) / 1_000)
  const distance = Math.abs(seconds)
  if (distance < 5) return 'now'
  const [, unitSeconds, unit] = STEPS.find(([limit]) => distance < limit)!
  const amount = `${Math.round(distance / unitSeconds)} ${unit}`
  return seconds > 0 ? `${amount} ago` : `in ${amount}`
}

/** RFC 3339 in UTC; empty for `null`. */
export function absoluteTime(at: number | string | null | undefined): string {
  return at === null || at === undefined ? '' : new Date(epochMs(at)).toISOString()
}

/** `10:42:07` in local time, for lines that stream past. */
export function clockTime(atMs: number): string {
  return new Date(atMs).toTimeString().slice(0, 8)
}

function epochMs(at: number | string): number {
  return typeof at === 'number' ? at : Date.parse(at)
}
