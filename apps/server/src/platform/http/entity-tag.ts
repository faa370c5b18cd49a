import type { FastifyRequest } from 'fastify'
import { InvalidRequestError } from '../errors.ts'

/** The version that the caller edits, from `If-Match: "<version>"`; `undefined` when the header is missing. */
export function ifMatchVersion(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"(\d+)"$/.exec(header)?.[1]
  if (version !== undefined) return Number(version)
  throw new InvalidRequestError([
    { path: '/headers/if-match', code: 'invalid_version', message: 'is not a version in quotes, such as "12"' },
  ])
}
