import { GuidonError } from '../errors.ts'

export class UnauthenticatedError extends GuidonError {
  override name = 'UnauthenticatedError'
  readonly code = 'unauthenticated'
  readonly status = 401
  constructor() {
    super('Sign in first, or send an access token: "Authorization: Bearer gdn_…".')
  }
}

export class InvalidTokenError extends GuidonError {
  override name = 'InvalidTokenError'
  readonly code = 'invalid_token'
  readonly status = 401
  constructor() {
    super('This access token is not valid or has ended. Send another: "Authorization: Bearer gdn_…".')
  }
}

export class SessionEndedError extends GuidonError {
  override name = 'SessionEndedError'
  readonly code = 'session_ended'
  readonly status = 401
  constructor() {
    super('Your session has ended: it expired, or was ended elsewhere. Sign in again.')
  }
}

export class ForbiddenError extends GuidonError {
  override name = 'ForbiddenError'
  readonly code = 'forbidden'
  readonly status = 403
  constructor(who: string, action: string) {
    super(`"${who}" may not do this: it needs "${action}".`)
  }
}

export class CrossSiteRequestError extends GuidonError {
  override name = 'CrossSiteRequestError'
  readonly code = 'cross_site_request'
  readonly status = 403
  constructor() {
    super('A page of another site may not write with your session. Programs send an access token instead.')
  }
}

export class RouteNotFoundError extends GuidonError {
  override name = 'RouteNotFoundError'
  readonly code = 'route_not_found'
  readonly status = 404
  constructor(method: string, path: string) {
    super(`There is nothing at ${method} ${path}. /docs lists all routes.`)
  }
}

export class MalformedJsonError extends GuidonError {
  override name = 'MalformedJsonError'
  readonly code = 'malformed_json'
  readonly status = 400
  constructor(why: string) {
    super(`The body is not JSON: ${why}`)
  }
}

export class JsonTooDeepError extends GuidonError {
  override name = 'JsonTooDeepError'
  readonly code = 'json_too_deep'
  readonly status = 400
  constructor(maxDepth: number) {
    super(`The body nests deeper than ${maxDepth} levels.`)
  }
}

export class NulCharacterError extends GuidonError {
  override name = 'NulCharacterError'
  readonly code = 'nul_character'
  readonly status = 400
  constructor() {
    super('The request holds a NUL character (U+0000), which cannot be stored. Leave it out.')
  }
}

export class BodyTooLargeError extends GuidonError {
  override name = 'BodyTooLargeError'
  readonly code = 'body_too_large'
  readonly status = 413
  constructor(maxBytes: number) {
    super(`The body is larger than ${maxBytes} bytes.`)
  }
}

export class UnsupportedMediaTypeError extends GuidonError {
  override name = 'UnsupportedMediaTypeError'
  readonly code = 'unsupported_media_type'
  readonly status = 415
  constructor(mediaType: string) {
    super(`This route reads "application/json", not "${mediaType}".`)
  }
}

export class UnsupportedContentEncodingError extends GuidonError {
  override name = 'UnsupportedContentEncodingError'
  readonly code = 'unsupported_content_encoding'
  readonly status = 415
  constructor(encoding: string) {
    super(`This route reads bodies as they are, not "${encoding}". Send it without Content-Encoding.`)
  }
}

export class MalformedPathError extends GuidonError {
  override name = 'MalformedPathError'
  readonly code = 'malformed_path'
  readonly status = 400
  constructor() {
    super('The path cannot be read: what its % sequences stand for is not UTF-8.')
  }
}

/** Fastify refused the request before a handler saw it. */
export class RefusedRequestError extends GuidonError {
  override name = 'RefusedRequestError'
  readonly code = 'refused_request'
  readonly status: number
  constructor(status: number, why: string) {
    super(why)
    this.status = status
  }
}

export class NotReadyError extends GuidonError {
  override name = 'NotReadyError'
  readonly code = 'not_ready'
  readonly status = 503
  override readonly retryAfterSeconds = 2
  constructor() {
    super('The server cannot reach its database at the moment. Nothing was lost; try again in a few seconds.')
  }
}

export class DiskFullError extends GuidonError {
  override name = 'DiskFullError'
  readonly code = 'disk_full'
  readonly status = 507
  override readonly retryAfterSeconds = 60
  constructor() {
    super('The disk of the database is full: nothing was written. Make room, then try again.')
  }
}

export class InternalError extends GuidonError {
  override name = 'InternalError'
  readonly code = 'internal_error'
  readonly status = 500
  constructor(requestId: string) {
    super(`The server failed. Its log says why, under request "${requestId}".`)
  }
}
