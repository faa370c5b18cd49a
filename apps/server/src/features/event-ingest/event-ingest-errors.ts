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
