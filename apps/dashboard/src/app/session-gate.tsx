import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { session } from '../lib/session.ts'
import { useStore } from '../lib/store.ts'
import { dialogGuest, GuestPlace } from '../ui/dialog-guest.tsx'

const SessionEndedDialog = lazy(async () => ({
  default: (await import('./session-ended-dialog.tsx')).SessionEndedDialog,
}))

/** Asks to sign in again when the server does not know us any more, wherever that is noticed and whatever is open. */
export function SessionGate() {
  const isEnded = useStore(session) === 'ended'
  const isSigningIn = useRouterState({ select: ({ location }) => location.pathname === '/sign-in' })
  const isAsking = isEnded && !isSigningIn
  // The topmost dialog shows it, which may be any.
  useEffect(() => {
    if (!isAsking) return undefined
    dialogGuest.write(
      <Suspense fallback={null}>
        <SessionEndedDialog />
      </Suspense>,
    )
    return () => dialogGuest.write(null)
  }, [isAsking])
  return <GuestPlace />
}
