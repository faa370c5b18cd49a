import type { ParseIssue } from '@guidon/model'
import { GuidonError } from '../../platform/errors.ts'

export class ItemNotFoundError extends GuidonError {
  override name = 'ItemNotFoundError'
  readonly code = 'published_item_not_found'
  readonly status = 404
  constructor(kind: 'flag' | 'segment', key: string) {
    super(`There is no ${kind} "${key}" in this environment.`)
  }
}

export class InvalidContextError extends GuidonError {
  override name = 'InvalidContextError'
  readonly code = 'invalid_sdk_context'
  readonly status = 400
  override readonly issues: readonly ParseIssue[]
  constructor(issues: readonly ParseIssue[]) {
    super(issues.map((issue) => issue.message).join(' '))
    this.issues = issues
  }
}

export class NotJsonError extends GuidonError {
  override name = 'NotJsonError'
  readonly code = 'context_not_json'
  readonly status = 415
  constructor() {
    super('Send the context as JSON, with the header "Content-Type: application/json".')
  }
}

export class SecureModeError extends GuidonError {
  override name = 'SecureModeError'
  readonly code = 'secure_mode_hash_invalid'
  readonly status = 400
  constructor() {
    super(
      'This environment is in secure mode: the request needs "h", the hash of the context that a server makes with the SDK key.',
    )
  }
}
