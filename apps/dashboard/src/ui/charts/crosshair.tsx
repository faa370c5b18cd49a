import { createContext, useContext, useState, type ReactNode } from 'react'
import { createStore, useStore, type Store } from '../../lib/store.ts'

/** The instant that is being looked at; `null` when none is. */
type CrosshairStore = Store<number | null>

const CrosshairContext = createContext<CrosshairStore | null>(null)

/** Charts inside share one crosshair: what is read in one is marked in all. */
export function SharedCrosshair({ children }: { readonly children: ReactNode }) {
  const [store] = useState(() => createStore<number | null>(null))
  return <CrosshairContext value={store}>{children}</CrosshairContext>
}

/** The crosshair shared with other charts, or one of its own. */
export function useCrosshairStore(): CrosshairStore {
  const shared = useContext(CrosshairContext)
  const [own] = useState(() => createStore<number | null>(null))
  return shared ?? own
}

/** Index of the instant nearest to what is looked at; `null` if that is outside. */
export function useCrosshairIndex(store: CrosshairStore, instants: readonly number[]): number | null {
  const at = useStore(store)
  return at === null ? null : nearestIndex(instants, at)
}

function nearestIndex(instants: readonly number[], at: number): number | null {
  const [first, last] = [instants[0], instants.at(-1)]
  if (first === undefined || last === undefined) return null
  const slack = instants.length > 1 ? (last - first) / (instants.length - 1) : 0
  if (at < first - slack || at > last + slack) return null
  let nearest = 0
  for (const [index, instant] of instants.entries())
    if (Math.abs(instant - at) < Math.abs(instants[nearest]! - at)) nearest = index
  return nearest
}
