import { planChange, type ChangePlan, type Operation } from '@guidon/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../lib/api.ts'
import type { Consent } from './review-facts.ts'

const TYPING_MS = 250

export interface Plan {
  /** `undefined` until the first answer. */
  readonly plan: ChangePlan | undefined
  readonly error: Error | null
  readonly ask: () => void
}

/** What the change would do with this consent, asked again as it is typed and when somebody else changes something. */
export function usePlan(project: string, operations: readonly Operation[], consent: Consent): Plan {
  const settled = useSettled(consent)
  const { data, error, refetch } = useQuery({
    queryKey: ['change-plan', project, operations, settled],
    queryFn: ({ signal }) =>
      api.call(planChange, {
        params: { project },
        body: { operations: [...operations], ...consentBody(settled) },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    // Somebody waits: what is wrong is said now.
    retry: false,
  })
  return { plan: data, error, ask: () => void refetch() }
}

/** Consent as a request has it: nothing is left out rather than empty. */
export function consentBody({ reason, confirmation }: Consent): { reason?: string; confirmation?: string } {
  return {
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...(confirmation.trim() === '' ? {} : { confirmation: confirmation.trim() }),
  }
}

function useSettled(consent: Consent): Consent {
  const [settled, settle] = useState(consent)
  // Typing goes on without React; the server is asked when it pauses.
  useEffect(() => {
    const timer = setTimeout(() => settle(consent), TYPING_MS)
    return () => clearTimeout(timer)
  }, [consent])
  return settled
}
