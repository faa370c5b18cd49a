import { ApiError } from '@guidon/api'

/** The number of the request that failed, to give to whoever looks after the server; `""` when it got no answer. */
export function requestIdOf(error: unknown): string {
  return error instanceof ApiError ? error.problem.requestId : ''
}
