import { GuidonError } from '../../errors.ts'

export class IdempotencyKeyReusedError extends GuidonError {
  override name = 'IdempotencyKeyReusedError'
  readonly code = 'idempotency_key_reused'
  readonly status = 422
  constructor(key: string) {
    super(`The Idempotency-Key "${key}" was sent before with another request. Make a new key for each request.`)
  }
}

export class RequestInProgressError extends GuidonError {
  override name = 'RequestInProgressError'
  readonly code = 'request_in_progress'
  readonly status = 409
  override readonly retryAfterSeconds = 1
  constructor(key: string) {
    super(`The request with the Idempotency-Key "${key}" is still being worked on. Send it again in a moment.`)
  }
}

export class InvalidIdempotencyKeyError extends GuidonError {
  override name = 'InvalidIdempotencyKeyError'
  readonly code = 'invalid_idempotency_key'
  readonly status = 400
  constructor() {
    super('The Idempotency-Key is empty or longer than 200 characters.')
  }
}

export class AnswerLostError extends GuidonError {
  override name = 'AnswerLostError'
  readonly code = 'answer_lost'
  readonly status = 409
  constructor(key: string) {
    super(
      `The request with the Idempotency-Key "${key}" was carried out, but the server stopped before it could answer. ` +
        'Read what is there now; do not send it again.',
    )
  }
}
