import { ApiError } from '@guidon/api'

/** What must be typed before a change of an environment's settings is accepted, and why. */
export interface AskedConfirmation {
  readonly expected: string
  readonly reason: string
}

interface Check {
  readonly code?: unknown
  readonly reason?: unknown
  readonly details?: { readonly expected?: unknown }
}

/** What a refusal asks for; `null` when it is about something else. */
export function askedConfirmation(error: Error): AskedConfirmation | null {
  if (!(error instanceof ApiError) || error.code !== 'confirmation_required') return null
  const { checks = [] } = (error.problem.details ?? {}) as { readonly checks?: readonly Check[] }
  const check = checks.find(({ code }) => code === 'typed_confirmation')
  const expected = check?.details?.expected
  return typeof expected === 'string' ? { expected, reason: String(check?.reason ?? error.message) } : null
}
