import { ApiError } from '@guidon/api'

/** What proxies answer in the place of a server that is not there, and a server that is not ready. */
const AWAY_STATUSES: ReadonlySet<number> = new Set([502, 503, 504])

/** Whether a request failed because nobody answers, not because of what is answered. */
export function isAway(error: unknown): boolean {
  return !(error instanceof ApiError) || AWAY_STATUSES.has(error.status)
}
