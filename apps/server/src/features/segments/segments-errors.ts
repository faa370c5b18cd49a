import type { ParseIssue } from '@guidon/model'
import { GuidonError } from '../../platform/errors.ts'

export class SegmentNotFoundError extends GuidonError {
  override name = 'SegmentNotFoundError'
  readonly code = 'segment_not_found'
  readonly status = 404
  constructor(environmentKey: string, key: string) {
    super(`Environment "${environmentKey}" has no segment "${key}".`)
  }
}

export class SegmentExistsError extends GuidonError {
  override name = 'SegmentExistsError'
  readonly code = 'segment_exists'
  readonly status = 409
  constructor(environmentKey: string, key: string) {
    super(`Environment "${environmentKey}" already has a segment "${key}". Choose another key.`)
  }
}

export class InvalidSegmentError extends GuidonError {
  override name = 'InvalidSegmentError'
  readonly code = 'invalid_segment'
  readonly status = 422
  override readonly issues: readonly ParseIssue[]
  constructor(key: string, issues: readonly ParseIssue[]) {
    const problems = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
    super(`Segment "${key}" cannot be saved: ${problems.join(' ')}`)
    this.issues = issues
  }
}

export class SegmentNotArchivedError extends GuidonError {
  override name = 'SegmentNotArchivedError'
  readonly code = 'segment_not_archived'
  readonly status = 409
  constructor(key: string) {
    super(`Segment "${key}" is in use. Archive it before you delete it for good.`)
  }
}
