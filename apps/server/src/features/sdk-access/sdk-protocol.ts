import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GuidonError } from '../../platform/errors.ts'
import { toGuidonError } from '../../platform/http/error-mapper.ts'

/** Largest body: a context, in either protocol. */
const BODY_LIMIT_BYTES = 1_048_576

/** How an error looks in somebody else's protocol. */
export type ErrorBody = (error: GuidonError) => object

const sdkErrorBody: ErrorBody = ({ code, message }) => ({ code, message })

/** Makes a scope speak as SDKs expect: bodies arrive as bytes, errors leave as `errorBody` says. */
export function speakToSdks(scope: FastifyInstance, errorBody: ErrorBody = sdkErrorBody): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES }, (_request, body, done) =>
    done(null, body),
  )
  scope.setErrorHandler((error, request, reply) =>
    answerSdkError(toGuidonError(error, request), { error, request, reply, errorBody }),
  )
}

function answerSdkError(
  known: GuidonError,
  {
    error,
    request,
    reply,
    errorBody,
  }: { error: unknown; request: FastifyRequest; reply: FastifyReply; errorBody: ErrorBody },
): FastifyReply {
  if (known.status === 500) request.log.error({ err: error }, 'request failed')
  if (known.retryAfterSeconds !== undefined) void reply.header('retry-after', known.retryAfterSeconds)
  return reply
    .code(known.status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(known)))
}
