/** What clocks that are set by network differ at most, and an answer takes at most. */
const TOLERATED_MS = 30_000

let aheadMs = 0

/** The time by the server's clock, in epoch ms: that of this device may be wrong by hours. */
export function serverNow(): number {
  return Date.now() + aheadMs
}

/** Learns from an answer how far the server's clock is ahead of this one. */
export function noteServerTime({ headers }: Response): void {
  const at = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(at)) return
  const difference = at - Date.now()
  aheadMs = Math.abs(difference) < TOLERATED_MS ? 0 : difference
}
