import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { session } from '../lib/session.ts'
import { useStore } from '../lib/store.ts'

const SessionEndedDialog = lazy(async () => ({
  default: (await import('./session-ended-dialog.tsx')).SessionEndedDialog,
}))

/** Asks to sign in again when the server does not know us any more, wherever that is noticed. */
export function SessionGate() {
  const isEnded = useStore(session) === 'ended'
  const isSigningIn = useRouterState({ select: ({ location }) => location.pathname === '/sign-in' })
  if (!isEnded || isSigningIn) return null
  return (
    <Suspense fallback={null}>
      <SessionEndedDialog />
    </Suspense>
  )
}
