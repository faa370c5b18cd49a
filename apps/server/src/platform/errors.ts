import type { ChangeCheck } from '@guidon/api'
import type { ParseIssue } from '@guidon/model'

/** Base of every error that a caller may see. Subclasses live in their slice's `…-errors.ts`, one class per code. */
export abstract class GuidonError extends Error {
  /** Stable, snake_case, never reused; listed in docs/reference/errors.md. */
  abstract readonly code: string
  /** HTTP status. */
  abstract readonly status: number
  /** Structured facts for programs (JSON). */
  readonly details?: unknown
  readonly issues?: readonly ParseIssue[]
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds?: number
}

/** The request does not have the shape that the route asks for. */
export class InvalidRequestError extends GuidonError {
  override name = 'InvalidRequestError'
  readonly code = 'invalid_request'
  readonly status = 400
  override readonly issues: readonly ParseIssue[]
  constructor(issues: readonly ParseIssue[]) {
    super(issues.map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message)).join('; '))
    this.issues = issues
  }
}

/** An environment asks for something that was not given along; the checks say what. */
export class ConfirmationRequiredError extends GuidonError {
  override name = 'ConfirmationRequiredError'
  readonly code = 'confirmation_required'
  readonly status = 428
  override readonly details: { readonly checks: readonly ChangeCheck[] }
  constructor(checks: readonly ChangeCheck[]) {
    super(`The change needs more from you. ${checks.map(({ reason }) => reason).join(' ')}`)
    this.details = { checks }
  }
}
