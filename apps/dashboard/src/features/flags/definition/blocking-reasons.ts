import type { ChangePlan } from '@guidon/api'

/** Codes of what the review itself asks for. */
const ASKED_IN_REVIEW = new Set(['required_reason', 'typed_confirmation', 'version_conflict'])

/** Why the server would refuse a change, whatever is answered in its review; each reason once. */
export function blockingReasons({ checks }: Pick<ChangePlan, 'checks'>): readonly string[] {
  const blocks = checks.filter(({ verdict, code }) => verdict === 'block' && !ASKED_IN_REVIEW.has(code))
  return [...new Set(blocks.map(({ reason }) => reason))]
}
