import { STATUS_CODES } from 'node:http'
import type { Problem } from '@guidon/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseUnavailable, isDiskFull } from '../database/connection-errors.ts'
import { GuidonError } from '../errors.ts'
import {
  BodyTooLargeError,
  DiskFullError,
  InternalError,
  MalformedPathError,
  NotReadyError,
  NulCharacterError,
  RefusedRequestError,
  UnsupportedMediaTypeError,
} from './http-errors.ts'

/** Answers any error as an RFC 9457 problem; what a caller shall not see goes to the log only. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toGuidonError(error, request)
  if (known.status === 500) request.log.error({ err: error }, 'request failed')
  if (known instanceof NotReadyError) request.log.warn({ err: error }, 'database not reachable')
  if (known.retryAfterSeconds !== undefined) void reply.header('retry-after', known.retryAfterSeconds)
  if (known.status === 401) void reply.header('www-authenticate', 'Bearer')
  return reply
    .code(known.status)
    .type('application/problem+json')
    .send(JSON.stringify(toProblem(known, request.id)))
}

export function toProblem(error: GuidonError, requestId: string): Problem {
  return {
    type: `urn:guidon:problem:${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.details === undefined ? {} : { details: error.details }),
    ...(error.issues === undefined ? {} : { issues: [...error.issues] }),
  }
}

/** SQLSTATE of a NUL character in a text and in jsonb: valid JSON, but PostgreSQL holds none. */
const NUL_REFUSED: ReadonlySet<string> = new Set(['22021', '22P05'])

export function toGuidonError(error: unknown, request: FastifyRequest): GuidonError {
  if (error instanceof GuidonError) return error
  if (isDatabaseUnavailable(error)) return new NotReadyError()
  if (isDiskFull(error)) return new DiskFullError()
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new BodyTooLargeError(request.routeOptions.bodyLimit)
  if (code === 'FST_ERR_BAD_URL') return new MalformedPathError()
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new UnsupportedMediaTypeError(request.headers['content-type'] ?? '')
  if (code !== undefined && NUL_REFUSED.has(code)) return new NulCharacterError()
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new RefusedRequestError(statusCode, message ?? 'The request was refused.')
  }
  return new InternalError(request.id)
}
