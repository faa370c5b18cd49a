import type { ParseIssue } from '@guidon/model'
import { GuidonError } from '../../platform/errors.ts'

const SHOWN_ISSUES = 100

export class InvalidDocumentError extends GuidonError {
  override name = 'InvalidDocumentError'
  readonly code = 'invalid_document'
  readonly status = 422
  override readonly issues: readonly ParseIssue[]
  constructor(issues: readonly ParseIssue[]) {
    const [first] = issues
    const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''
    super(`The document cannot be imported. ${first?.path ?? ''}: ${first?.message ?? ''}${others}`)
    this.issues = issues.slice(0, SHOWN_ISSUES)
  }
}
