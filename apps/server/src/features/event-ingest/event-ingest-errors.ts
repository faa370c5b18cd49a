import { GuidonError } from '../../platform/errors.ts'

export class IngestOverloadedError extends GuidonError {
  override name = 'IngestOverloadedError'
  readonly code = 'ingest_overloaded'
  readonly status = 503
  override readonly retryAfterSeconds = 1
  constructor() {
    super('More events come in than can be stored at the moment. Send this payload again in a second.')
  }
}

export class UnknownSdkCredentialError extends GuidonError {
  override name = 'UnknownSdkCredentialError'
  readonly code = 'unknown_sdk_credential'
  readonly status = 401
  constructor(what: string) {
    super(`The Authorization header holds no valid ${what}. Take one from the environment's settings.`)
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
