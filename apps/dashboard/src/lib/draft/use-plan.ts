import { planChange, type ChangePlan, type Operation } from '@guidon/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useSettled } from '../use-settled.ts'

/** What is asked of the server about a draft waits for a pause in editing. */
export const PAUSE_MS = 400

/** What the server says a change would do, asked after a pause in editing; `null` until then, and for no change. */
export function usePlan(project: string, operation: Operation | null): ChangePlan | null {
  const asked = useSettled(operation, PAUSE_MS)
  const { data } = useQuery({
    queryKey: ['plans', project, asked],
    queryFn: ({ signal }) =>
      api.call(planChange, { params: { project }, body: { operations: asked === null ? [] : [asked] }, signal }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  return operation === null || asked === null ? null : (data ?? null)
}
