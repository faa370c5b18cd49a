import { liveState } from './live.ts'
import { useStore } from './store.ts'

/** Why nothing can be written now, for `disabledReason`; `null` while the server can be reached. */
export function useWhyAway(): string | null {
  const state = useStore(liveState)
  if (state.kind !== 'stale' || !state.isAway) return null
  return 'The server cannot be reached: nothing can be saved until it is back. It is tried again by itself.'
}
