import type { OfrepContextIssue } from '@guidon/launchdarkly'
import { GuidonError } from '../../platform/errors.ts'

/** A request whose context cannot be evaluated. */
export class OfrepRequestError extends GuidonError {
  override name = 'OfrepRequestError'
  readonly code = 'invalid_ofrep_request'
  readonly status = 400
  /** The flag that was asked for, if it was one: providers read failures only with their key. */
  readonly key: string | undefined
  readonly errorCode: OfrepContextIssue['errorCode']
  constructor(issue: OfrepContextIssue, key: string | undefined) {
    super(issue.errorDetails)
    this.errorCode = issue.errorCode
    this.key = key
  }
}

/** The body of any error, in the words of OFREP. */
export function ofrepErrorBody(error: GuidonError): object {
  if (!(error instanceof OfrepRequestError)) return { errorCode: 'GENERAL', errorDetails: error.message }
  const { key, errorCode, message } = error
  return { ...(key !== undefined && { key }), errorCode, errorDetails: message }
}
