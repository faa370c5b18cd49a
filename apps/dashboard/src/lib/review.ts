import type { Change, Operation } from '@guidon/api'
import { createStore } from './store.ts'

/** Edits to look at before they are applied. Every write of flags and segments goes through one. */
export interface ReviewRequest {
  readonly operations: readonly Operation[]
  /** Id of the change that the operations undo: they are applied as its undoing. */
  readonly reverts?: string
  /** Something off or paused at once: asks for a reason and nothing else that can wait. @default false */
  readonly isActNow?: boolean
  /** Why, to start with. */
  readonly reason?: string
  /** After it was applied. */
  readonly onApplied?: (change: Change) => void
  /** After somebody else's change was found in between: the caller shows both sides. */
  readonly onConflict?: () => void
}

/** A review of one line, beside the cell that it edits. */
export interface QuickReview {
  readonly request: ReviewRequest
  /** Where it stands, and what has the focus afterwards. */
  readonly anchor: Element
}

/** The review that is open; `app/` shows it. */
export const openedReview = createStore<ReviewRequest | null>(null)

/** The small review that is open; `app/` shows it. */
export const openedQuickReview = createStore<QuickReview | null>(null)

export function openReview(request: ReviewRequest): void {
  openedQuickReview.write(null)
  openedReview.write(request)
}

/** For an edit that is one sentence long: it grows to the whole review when more is asked for than a reason. */
export function openQuickReview(request: ReviewRequest, anchor: Element): void {
  openedQuickReview.write({ request, anchor })
}

export function closeReview(): void {
  openedReview.write(null)
  openedQuickReview.write(null)
}

/** To look at the undoing of a change. Later changes of other parts do not hinder it. */
export function openUndo({ id, inverse }: Pick<Change, 'id' | 'inverse'>, request: Partial<ReviewRequest> = {}): void {
  const operations = inverse.map(({ subject, instructions }) => ({ subject, instructions }))
  openReview({ ...request, operations, reverts: id })
}
