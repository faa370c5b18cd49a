import { useEffect, useState, useSyncExternalStore } from 'react'
import { liveState } from '../lib/live.ts'
import { useStore } from '../lib/store.ts'
import { Banner } from '../ui/banner.tsx'
import { formatClock } from '../lib/format.ts'

/** A short break is nobody's concern. */
const QUIET_MS = 2_000

/** Says above the screen when what it shows may be old. */
export function StatusBanners() {
  const state = useStore(liveState)
  const isLong = useIsLonger(state.kind === 'stale' ? state.since : null, QUIET_MS)
  const isOnline = useOnline()
  if (!isOnline) {
    return (
      <Banner tone="wait">
        This computer is offline. What you see may be old; your edits are kept and can be applied when it is back.
      </Banner>
    )
  }
  if (state.kind !== 'stale' || !isLong) return null
  return (
    <Banner tone="wait">
      Not connected since {formatClock(state.since)}. What you see may be old; your edits are kept. Connecting again by
      itself.
    </Banner>
  )
}

/** Whether the browser believes to have a network at all. */
function useOnline(): boolean {
  return useSyncExternalStore(followNetwork, () => navigator.onLine)
}

function followNetwork(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

function useIsLonger(since: number | null, thanMs: number): boolean {
  const [isLonger, setIsLonger] = useState(false)
  // Time passes without React.
  useEffect(() => {
    setIsLonger(false)
    if (since === null) return undefined
    const timer = setTimeout(() => setIsLonger(true), Math.max(0, since + thanMs - Date.now()))
    return () => clearTimeout(timer)
  }, [since, thanMs])
  return isLonger
}
