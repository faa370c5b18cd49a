import type { ParseIssue } from '@guidon/model'
import { GuidonError } from '../../platform/errors.ts'

export class FlagNotFoundError extends GuidonError {
  override name = 'FlagNotFoundError'
  readonly code = 'flag_not_found'
  readonly status = 404
  constructor(projectKey: string, key: string) {
    super(`Project "${projectKey}" has no flag "${key}".`)
  }
}

export class FlagExistsError extends GuidonError {
  override name = 'FlagExistsError'
  readonly code = 'flag_exists'
  readonly status = 409
  constructor(projectKey: string, key: string) {
    super(`Project "${projectKey}" already has a flag "${key}". Choose another key.`)
  }
}

export class InvalidFlagError extends GuidonError {
  override name = 'InvalidFlagError'
  readonly code = 'invalid_flag'
  readonly status = 422
  override readonly issues: readonly ParseIssue[]
  constructor(key: string, issues: readonly ParseIssue[]) {
    super(`Flag "${key}" cannot be saved: ${issues.map(({ message }) => message).join(' ')}`)
    this.issues = issues
  }
}

export class FlagNotArchivedError extends GuidonError {
  override name = 'FlagNotArchivedError'
  readonly code = 'flag_not_archived'
  readonly status = 409
  constructor(key: string) {
    super(`Flag "${key}" is in use. Archive it before you delete it for good.`)
  }
}

export class FlagInUseError extends GuidonError {
  override name = 'FlagInUseError'
  readonly code = 'flag_in_use'
  readonly status = 409
  override readonly details: { readonly dependents: readonly string[] }
  constructor(key: string, dependents: readonly string[]) {
    super(
      `Flag "${key}" is a prerequisite of ${dependents.map((one) => `"${one}"`).join(', ')}. Remove it there first.`,
    )
    this.details = { dependents }
  }
}

export class StateWithoutEnvironmentError extends GuidonError {
  override name = 'StateWithoutEnvironmentError'
  readonly code = 'state_without_environment'
  readonly status = 400
  constructor() {
    super('"state" tells whether a flag is on in an environment. Name it: "environment=production".')
  }
}

export class InvalidContextError extends GuidonError {
  override name = 'InvalidContextError'
  readonly code = 'invalid_context'
  readonly status = 422
  override readonly issues: readonly ParseIssue[]
  constructor(issues: readonly ParseIssue[]) {
    super(`This is no context: ${issues.map(({ message }) => message).join(' ')}`)
    this.issues = issues
  }
}
