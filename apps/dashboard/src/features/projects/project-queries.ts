import { ApiError, listEnvironmentKeys } from '@guidon/api'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

/** Keys that work now, newest first. Named as its events are: `key.rotated`. */
export const environmentKeysQuery = (project: string, environment: string) =>
  queryOptions({
    queryKey: ['keys', project, environment],
    queryFn: async ({ signal }) =>
      (await api.call(listEnvironmentKeys, { params: { project, environment }, signal })).items,
  })

/** What is wrong with one field of a form, as the server says; `null` for nothing. */
export function fieldProblem(error: Error | null, field: string): string | null {
  if (error === null) return null
  const issues = error instanceof ApiError ? (error.problem.issues ?? []) : []
  const own = issues.filter(({ path }) => path.replace(/^.*[/.]/, '') === field)
  return own.length === 0 ? null : own.map(({ message }) => message).join(' ')
}

/** What of a refusal belongs to none of the fields. */
export function generalProblem(error: Error | null, fields: readonly string[]): string | null {
  return error === null || fields.some((field) => fieldProblem(error, field) !== null) ? null : error.message
}
