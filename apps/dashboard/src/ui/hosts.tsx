import { lazy, Suspense } from 'react'
import { useStore } from '../lib/store.ts'
import { pendingConfirm } from './confirm-state.ts'
import { LiveRegion } from './live-region.tsx'
import { ToastHost } from './toast.tsx'
import { TipHost } from './tooltip.tsx'

const ConfirmDialog = lazy(async () => ({ default: (await import('./confirm.tsx')).ConfirmDialog }))

/** What the parts share: one tip, the notifications, the question before a deletion, announcements. Once on the page. */
export function Hosts() {
  const confirmation = useStore(pendingConfirm)
  return (
    <>
      <TipHost />
      <ToastHost />
      <LiveRegion />
      {confirmation === null ? null : (
        <Suspense>
          <ConfirmDialog key={confirmation.title} request={confirmation} />
        </Suspense>
      )}
    </>
  )
}
