import type { Change, Operation } from '@guidon/api'
import { createStore } from './store.ts'

/** Edits to look at before they are applied. Every write of flags and segments goes through one. */
export interface ReviewRequest {
  readonly operations: readonly Operation[]
  /** Something off or paused at once: asks for a reason and nothing else that can wait. @default false */
  readonly isActNow?: boolean
  /** Why, to start with. */
  readonly reason?: string
  /** After it was applied. */
  readonly onApplied?: (change: Change) => void
  /** After somebody else's change was found in between: the caller shows both sides. */
  readonly onConflict?: () => void
}

/** The review that is open; `app/` shows it. */
export const openedReview = createStore<ReviewRequest | null>(null)

export function openReview(request: ReviewRequest): void {
  openedReview.write(request)
}

export function closeReview(): void {
  openedReview.write(null)
}
