import { createStore, useStore } from '../lib/store.ts'

const GAP_MS = 900

const spoken = createStore('')
let timer: ReturnType<typeof setTimeout> | undefined
let spokenAt = 0

/** Says something to screen readers, when they are done with other things. Of quick messages only the last is said. */
export function announce(message: string): void {
  clearTimeout(timer)
  const waitMs = Math.max(0, spokenAt + GAP_MS - Date.now())
  timer = setTimeout(() => {
    spokenAt = Date.now()
    // A space makes a message that is said again a new one.
    spoken.write(spoken.read() === message ? `${message} ` : message)
  }, waitMs)
}

/** Where announcements are spoken. Stands once on the page. */
export function LiveRegion() {
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {useStore(spoken)}
    </div>
  )
}
