import { ApiError } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { useRight } from '../../lib/use-project.ts'
import { useFlagKeys } from './flag-place.ts'
import { flagQuery } from './flag-queries.ts'

/** Whether a request failed because the flag is not there, or not any more. */
export const isFlagGone = (error: Error | null): boolean => error instanceof ApiError && error.code === 'flag_not_found'

/** Why the flag of the screen cannot be edited, for `disabledReason`; `null` when it can. */
export function useWhyNotEdit(): string | null {
  const { project, flag } = useFlagKeys()
  const { data, error } = useQuery(flagQuery(project, flag))
  const isAllowed = useRight('change:apply')
  if (isFlagGone(error)) return 'This flag has been deleted.'
  if (data?.definition.isArchived === true) return 'This flag is archived. Restore it in its settings to edit it.'
  return isAllowed === true ? null : isAllowed
}
