import { createContext, useContext, useEffect, useId, useRef, type ReactElement } from 'react'
import { createStore, useStore } from '../lib/store.ts'

/** A dialog that comes unasked and stands above whatever is open; `null` while there is none. */
export const dialogGuest = createStore<ReactElement | null>(null)

/** Places in which it may stand, the topmost last. */
const places = createStore<readonly string[]>([])
const IsGuest = createContext(false)

/**
 * Where the guest stands while this is the topmost dialog. A dialog takes the rest of the page away from keyboard and
 * screen readers, other dialogs too unless they are its own: hence the guest is always one of the topmost. `onGone` is called when it
 * has left.
 */
export function GuestPlace({ onGone }: { readonly onGone?: () => void }) {
  const id = useId()
  const isGuest = useContext(IsGuest)
  const guest = useStore(dialogGuest)
  const isTop = useStore(places).at(-1) === id
  // Which places there are is known across all dialogs.
  useEffect(() => {
    if (isGuest) return undefined
    places.write([...places.read(), id])
    return () => places.write(places.read().filter((one) => one !== id))
  }, [id, isGuest])
  const isShown = isTop && guest !== null
  const wasShown = useRef(false)
  // The focus belongs to the document, not to React.
  useEffect(() => {
    if (wasShown.current && !isShown) onGone?.()
    wasShown.current = isShown
  }, [isShown, onGone])
  return isTop ? <IsGuest value>{guest}</IsGuest> : null
}
