import { lazy, Suspense } from 'react'
import { openedReview } from '../lib/review.ts'
import { useStore } from '../lib/store.ts'

const ReviewDialog = lazy(async () => ({
  default: (await import('../features/changes/review-dialog.tsx')).ReviewDialog,
}))

/** Shows the review that was asked for, over any screen. */
export function ReviewHost() {
  const request = useStore(openedReview)
  if (request === null) return null
  return (
    <Suspense fallback={null}>
      <ReviewDialog request={request} />
    </Suspense>
  )
}
