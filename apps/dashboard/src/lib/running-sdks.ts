import type { Sdk } from '@guidon/api'

/** How long the server counts an SDK without a stream as running after it was heard of. */
const RUNNING_MS = 10 * 60_000

/** Whether an SDK runs: some do not say how many of them there are (`instances` 0), but they were heard of. */
export function isRunning({ instances, lastSeenAt, transport }: Sdk, now: number): boolean {
  return instances > 0 || (transport !== 'streaming' && lastSeenAt >= now - RUNNING_MS)
}

/** Running ones first, then by when they were seen last. */
export function runningFirst<Row extends Sdk>(sdks: readonly Row[], now: number): readonly Row[] {
  return sdks.toSorted(
    (one, other) => Number(isRunning(other, now)) - Number(isRunning(one, now)) || other.lastSeenAt - one.lastSeenAt,
  )
}
