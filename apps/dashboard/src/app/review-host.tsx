import { lazy, Suspense } from 'react'
import { openedQuickReview, openedReview } from '../lib/review.ts'
import { useStore } from '../lib/store.ts'

const ReviewDialog = lazy(async () => ({
  default: (await import('../features/changes/review-dialog.tsx')).ReviewDialog,
}))
const ReviewPopover = lazy(async () => ({
  default: (await import('../features/changes/review-popover.tsx')).ReviewPopover,
}))

/** Shows the review that was asked for, over any screen. */
export function ReviewHost() {
  const opened = useStore(openedReview)
  const quick = useStore(openedQuickReview)
  return (
    <Suspense fallback={null}>
      {opened === null ? null : <ReviewDialog key={opened.id} request={opened.request} />}
      {quick === null ? null : <ReviewPopover key={quick.id} quick={quick} />}
    </Suspense>
  )
}
