import { GuidonError } from '../../platform/errors.ts'

export class DraftConflictError extends GuidonError {
  override name = 'DraftConflictError'
  readonly code = 'draft_conflict'
  readonly status = 409
  override readonly details: { readonly revision: number }
  constructor(subject: string, revision: number) {
    const what = revision === 0 ? 'was discarded' : 'was saved'
    super(`Your draft of ${subject} ${what} elsewhere, in another tab or on another device. Load it again.`)
    this.details = { revision }
  }
}

export class TooManyDraftsError extends GuidonError {
  override name = 'TooManyDraftsError'
  readonly code = 'too_many_drafts'
  readonly status = 409
  constructor(limit: number) {
    super(`You have ${limit} drafts in this project, the most that are kept. Apply or discard some.`)
  }
}
