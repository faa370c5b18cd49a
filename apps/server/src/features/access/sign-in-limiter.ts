import type { Clock } from '../../platform/clock.ts'
import { TooManyRequestsError } from './access-errors.ts'

const WINDOW_MS = 60_000
const ATTEMPTS_PER_WINDOW = 10
/** Addresses remembered at once; beyond that all are forgotten rather than memory filled. */
const MAX_ADDRESSES = 10_000

/** Lets each address try to sign in a few times a minute. */
export function createSignInLimiter(clock: Clock): (address: string) => void {
  const attempts = new Map<string, number>()
  let windowEndsAt = 0
  return (address) => {
    const now = clock.now()
    if (now >= windowEndsAt || attempts.size >= MAX_ADDRESSES) {
      attempts.clear()
      windowEndsAt = now + WINDOW_MS
    }
    const count = (attempts.get(address) ?? 0) + 1
    attempts.set(address, count)
    if (count > ATTEMPTS_PER_WINDOW) throw new TooManyRequestsError(Math.ceil((windowEndsAt - now) / 1000))
  }
}
