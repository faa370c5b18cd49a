import { estimateChangeImpact, planChange, type ChangePlan, type FlagImpact, type Operation } from '@guidon/api'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'
import { useSettled } from '../../lib/use-settled.ts'
import type { Consent } from './review-facts.ts'

const TYPING_MS = 250

/** What a review shows, each part as soon as it is there. */
export interface Plan {
  /** `undefined` until the first answer. Its impact is left out: it may take longer than anybody waits for the rest. */
  readonly plan: ChangePlan | undefined
  readonly error: Error | null
  readonly impact: ImpactAnswer
  readonly ask: () => void
}

export interface ImpactAnswer {
  /** `undefined` while it is being estimated. */
  readonly impact: readonly FlagImpact[] | undefined
  readonly error: Error | null
}

// Somebody waits: what is wrong is said now.
const ASKED = { placeholderData: keepPreviousData, staleTime: 0, gcTime: 0, retry: false } as const

const planQuery = (project: string, operations: readonly Operation[], consent: Consent) =>
  queryOptions({
    queryKey: ['change-plan', project, operations, consent],
    queryFn: ({ signal }) => {
      const body = { operations: [...operations], ...consentBody(consent), isImpactLeftOut: true }
      return api.call(planChange, { params: { project }, body, signal })
    },
    ...ASKED,
  })

const impactQuery = (project: string, operations: readonly Operation[]) =>
  queryOptions({
    queryKey: ['change-plan', project, 'impact', operations],
    queryFn: async ({ signal }) =>
      (await api.call(estimateChangeImpact, { params: { project }, body: { operations: [...operations] }, signal }))
        .items,
    ...ASKED,
  })

/** What the change would do with this consent, asked again as it is typed and when somebody else changes something. */
export function usePlan(project: string, operations: readonly Operation[], consent: Consent): Plan {
  const settled = useSettled(consent, TYPING_MS)
  const plan = useQuery(planQuery(project, operations, settled))
  const { data: impact, error } = useQuery(impactQuery(project, operations))
  return { plan: plan.data, error: plan.error, impact: { impact, error }, ask: () => void plan.refetch() }
}

/** Consent as a request has it: nothing is left out rather than empty. */
export function consentBody({ reason, confirmation }: Consent): { reason?: string; confirmation?: string } {
  return {
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...(confirmation.trim() === '' ? {} : { confirmation: confirmation.trim() }),
  }
}
