import { GuidonError } from '../../platform/errors.ts'

export class UnknownSdkCredentialError extends GuidonError {
  override name = 'UnknownSdkCredentialError'
  readonly code = 'unknown_sdk_credential'
  readonly status = 401
  constructor(what: string) {
    super(`The request holds no valid ${what}. Take one from the environment's settings.`)
  }
}

export class UnknownClientSideIdError extends GuidonError {
  override name = 'UnknownClientSideIdError'
  readonly code = 'unknown_client_side_id'
  readonly status = 404
  constructor(id: string) {
    super(`No environment has the client-side ID "${id}". Take it from the environment's settings.`)
  }
}

/** SDKs try again after 503 but give up for good after 401 and 404, so this is the answer to anything transient. */
export class EnvironmentNotReadyError extends GuidonError {
  override name = 'EnvironmentNotReadyError'
  readonly code = 'environment_not_ready'
  readonly status = 503
  override readonly retryAfterSeconds = 1
  constructor() {
    super('The environment is not loaded yet. Try again in a second.')
  }
}
