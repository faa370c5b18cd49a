import { GuidonError } from '../../platform/errors.ts'

export class SignInLinkInvalidError extends GuidonError {
  override name = 'SignInLinkInvalidError'
  readonly code = 'sign_in_link_invalid'
  readonly status = 401
  constructor() {
    super(
      'This sign-in link is wrong, was used or has expired. Make another where the server runs: npm start -- sign-in-link',
    )
  }
}

export class SignInLinkReplacedError extends GuidonError {
  override name = 'SignInLinkReplacedError'
  readonly code = 'sign_in_link_replaced'
  readonly status = 401
  constructor() {
    super(
      'A newer sign-in link has taken the place of this one. Open the newest, or make another where the server runs: npm start -- sign-in-link',
    )
  }
}

export class TokenNotFoundError extends GuidonError {
  override name = 'TokenNotFoundError'
  readonly code = 'token_not_found'
  readonly status = 404
  constructor(id: string) {
    super(`You have no access token "${id}".`)
  }
}

export class SessionNotFoundError extends GuidonError {
  override name = 'SessionNotFoundError'
  readonly code = 'session_not_found'
  readonly status = 404
  constructor(id: string) {
    super(`You have no session "${id}".`)
  }
}

export class TooManyRequestsError extends GuidonError {
  override name = 'TooManyRequestsError'
  readonly code = 'too_many_requests'
  readonly status = 429
  override readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super(`Too many attempts from this address. Try again in ${retryAfterSeconds} seconds.`)
    this.retryAfterSeconds = retryAfterSeconds
  }
}
