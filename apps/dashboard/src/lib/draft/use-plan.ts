import { planChange, type ChangePlan, type Operation } from '@guidon/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'

const PAUSE_MS = 400

/** What the server says a change would do, asked after a pause in editing; `null` until then, and for no change. */
export function usePlan(project: string, operation: Operation | null): ChangePlan | null {
  const asked = useSettled(operation)
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

/** The value once it has stayed the same for a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  // Waiting is done by the clock.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
