import { GuidonError } from '../../platform/errors.ts'

export class ContextKindNotFoundError extends GuidonError {
  override name = 'ContextKindNotFoundError'
  readonly code = 'context_kind_not_found'
  readonly status = 404
  constructor(projectKey: string, kind: string) {
    super(`Project "${projectKey}" has no context kind "${kind}".`)
  }
}

export class InvalidContextKindError extends GuidonError {
  override name = 'InvalidContextKindError'
  readonly code = 'invalid_context_kind'
  readonly status = 422
}
