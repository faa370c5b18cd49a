import { basePath } from '../lib/base-path.ts'

const channel = new BroadcastChannel(`guidon-session:${basePath}`)

/** Tells the other tabs that this one has signed in: they go on. */
export function tellSignedIn(): void {
  channel.postMessage('signed-in')
}

/** Calls `listener` when another tab has signed in. Returns a function that stops it. */
export function onSignedInElsewhere(listener: () => void): () => void {
  channel.addEventListener('message', listener)
  return () => channel.removeEventListener('message', listener)
}
