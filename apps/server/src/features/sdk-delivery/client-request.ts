import { parseContextParameter, parseContextText } from '@guidon/launchdarkly'
import type { Context, ParseIssue, Result } from '@guidon/model'
import type { FastifyRequest } from 'fastify'
import { InvalidContextError, NotJsonError } from './delivery-errors.ts'

/** The context that a client-side SDK asks about, and the text it came as. */
export interface RequestedContext {
  readonly context: Context
  readonly text: string
}

/** From the end of the path (GET) or from the body (REPORT, POST). */
export function requestedContext(request: FastifyRequest): RequestedContext {
  return request.method === 'GET' ? fromPath(request) : fromBody(request)
}

function fromPath({ params }: FastifyRequest): RequestedContext {
  const text = (params as { '*': string })['*']
  return { context: valid(parseContextParameter(text)), text }
}

function fromBody({ headers, body }: FastifyRequest): RequestedContext {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) throw new NotJsonError()
  const text = Buffer.isBuffer(body) ? body.toString() : ''
  return { context: valid(parseContextText(text)), text }
}

function valid(parsed: Result<Context, ParseIssue>): Context {
  if (!parsed.ok) throw new InvalidContextError(parsed.issues)
  return parsed.value
}
