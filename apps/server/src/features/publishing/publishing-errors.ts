import { GuidonError } from '../../platform/errors.ts'

export class EnvironmentNotPublishedError extends GuidonError {
  override name = 'EnvironmentNotPublishedError'
  readonly code = 'environment_not_published'
  readonly status = 404
  constructor(environmentId: string) {
    super(`Environment "${environmentId}" has nothing to publish to: it does not exist or was deleted.`)
  }
}
