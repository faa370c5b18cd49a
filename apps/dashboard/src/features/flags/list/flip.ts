import { openQuickReview, openReview, type ReviewRequest } from '../../../lib/review.ts'

/** A cell of the list: a flag in an environment, by their keys. */
export interface CellPlace {
  readonly flag: string
  readonly environment: string
}

/** Opens the review of turning a flag on or off, at its cell when that is in sight. */
export function flip({ flag, environment }: CellPlace, { isOn, version }: { isOn: boolean; version: number }): void {
  const request: ReviewRequest = {
    operations: [
      {
        subject: { kind: 'flag', key: flag, environment },
        baseVersion: version,
        instructions: [{ kind: isOn ? 'turnFlagOff' : 'turnFlagOn' }],
      },
    ],
  }
  const cell = document.querySelector(
    `[data-flag="${CSS.escape(flag)}"][data-environment="${CSS.escape(environment)}"]`,
  )
  if (cell === null) openReview(request)
  else openQuickReview(request, cell)
}
