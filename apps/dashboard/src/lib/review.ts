import type { Change, Operation } from '@guidon/api'
import { createStore } from './store.ts'

/** Edits to look at before they are applied. Every write of flags and segments goes through one. */
export interface ReviewRequest {
  readonly operations: readonly Operation[]
  /** Id of the change that the operations undo: they are applied as its undoing. */
  readonly reverts?: string
  /** The operations are a draft already, which stays until they are applied. @default false */
  readonly isDrafted?: boolean
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

/** A review that is open. */
export interface OpenedReview {
  /** Tells it from one before it. */
  readonly id: number
  readonly request: ReviewRequest
}

export interface OpenedQuickReview extends OpenedReview, QuickReview {}

/** The review that is open; `app/` shows it. */
export const openedReview = createStore<OpenedReview | null>(null)

/** The small review that is open; `app/` shows it. */
export const openedQuickReview = createStore<OpenedQuickReview | null>(null)

let lastId = 0

export function openReview(request: ReviewRequest): void {
  lastId += 1
  openedQuickReview.write(null)
  openedReview.write({ id: lastId, request })
}

/** For an edit that is one sentence long: it grows to the whole review when more is asked for than a reason. */
export function openQuickReview(request: ReviewRequest, anchor: Element): void {
  lastId += 1
  openedQuickReview.write({ id: lastId, request, anchor })
}

/** Closes the review of `request`, or whichever is open. */
export function closeReview(request?: ReviewRequest): void {
  for (const opened of [openedReview, openedQuickReview]) {
    if (request === undefined || opened.read()?.request === request) opened.write(null)
  }
}

/** To look at the undoing of a change. Later changes of other parts do not hinder it. */
export function openUndo({ id, inverse }: Pick<Change, 'id' | 'inverse'>, request: Partial<ReviewRequest> = {}): void {
  const operations = inverse.map(({ subject, instructions }) => ({ subject, instructions }))
  openReview({ ...request, operations, reverts: id })
}
