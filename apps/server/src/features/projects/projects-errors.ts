import { GuidonError } from '../../platform/errors.ts'

export class ProjectNotFoundError extends GuidonError {
  override name = 'ProjectNotFoundError'
  readonly code = 'project_not_found'
  readonly status = 404
  constructor(key: string) {
    super(`There is no project "${key}".`)
  }
}

export class ProjectExistsError extends GuidonError {
  override name = 'ProjectExistsError'
  readonly code = 'project_exists'
  readonly status = 409
  constructor(key: string) {
    super(`There is already a project "${key}". Choose another key.`)
  }
}

export class EnvironmentNotFoundError extends GuidonError {
  override name = 'EnvironmentNotFoundError'
  readonly code = 'environment_not_found'
  readonly status = 404
  constructor(projectKey: string, key: string) {
    super(`Project "${projectKey}" has no environment "${key}".`)
  }
}

export class EnvironmentExistsError extends GuidonError {
  override name = 'EnvironmentExistsError'
  readonly code = 'environment_exists'
  readonly status = 409
  constructor(projectKey: string, key: string) {
    super(`Project "${projectKey}" already has an environment "${key}". Choose another key.`)
  }
}

export class LastEnvironmentError extends GuidonError {
  override name = 'LastEnvironmentError'
  readonly code = 'last_environment'
  readonly status = 409
  constructor(projectKey: string, key: string) {
    super(`"${key}" is the only environment of project "${projectKey}", which needs one. Create another first.`)
  }
}

export class LastProjectError extends GuidonError {
  override name = 'LastProjectError'
  readonly code = 'last_project'
  readonly status = 409
  constructor(key: string) {
    super(`"${key}" is the only project of this server, which needs one. Create another first.`)
  }
}
