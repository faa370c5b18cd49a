import type { ReviewRequest } from '../../lib/review.ts'

export function ReviewDialog(_: { request: ReviewRequest }) {
  return null
}
