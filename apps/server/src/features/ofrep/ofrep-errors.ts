import type { OfrepContextIssue } from '@guidon/launchdarkly'
import { GuidonError } from '../../platform/errors.ts'

/** A request whose context cannot be evaluated. */
export class OfrepRequestError extends GuidonError {
  override name = 'OfrepRequestError'
  readonly code = 'invalid_ofrep_request'
  readonly status = 400
  readonly issue: OfrepContextIssue
  constructor(issue: OfrepContextIssue) {
    super(issue.errorDetails)
    this.issue = issue
  }
}

/** The body of any error, in the words of OFREP. */
export function ofrepErrorBody(error: GuidonError): object {
  const errorCode = error instanceof OfrepRequestError ? error.issue.errorCode : 'GENERAL'
  return { errorCode, errorDetails: error.message }
}
