import { ApiError, type ChangeCheck, type ChangePlan, type Environment } from '@guidon/api'
import { useState } from 'react'
import type { ReviewRequest } from '../../lib/review.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { useCan, useEnvironments } from '../../lib/use-project.ts'
import { askedBy, environmentsOf, onNewestVersion, whyNotApplicable, type Asked, type Consent } from './review-facts.ts'
import { useApply } from './use-apply.ts'
import { usePlan } from './use-plan.ts'

export interface Review {
  readonly project: string
  /** `undefined` until the first answer. */
  readonly plan: ChangePlan | undefined
  readonly planError: Error | null
  readonly askAgain: () => void
  /** Environments that it edits; `[]` for all. */
  readonly places: readonly Environment[]
  readonly consent: Consent
  readonly setConsent: (part: Partial<Consent>) => void
  readonly asked: Asked
  /** Present when somebody else changed the same in between. */
  readonly conflict: ChangeCheck | undefined
  readonly takeNewest: () => void
  /** Why it cannot be applied now; `null` when it can. */
  readonly disabledReason: string | null
  readonly isApplying: boolean
  readonly applyError: Error | null
  readonly apply: () => void
}

/** Problems that the checks of a new plan explain better. */
const EXPLAINED_BY_PLAN = new Set(['version_conflict', 'confirmation_required', 'change_blocked'])

/** One review from its first plan until it is applied. */
export function useReview(request: ReviewRequest): Review {
  const { project } = projectRoute.useParams()
  const environments = useEnvironments()
  const mayApply = useCan('change:apply')
  const [operations, setOperations] = useState(request.operations)
  const [consent, setWhole] = useState<Consent>({ reason: request.reason ?? '', confirmation: '' })
  const setConsent = (part: Partial<Consent>): void => setWhole({ ...consent, ...part })
  const { plan, error, ask } = usePlan(project, operations, consent)
  const application = useApply(project, request)
  const asked = askedBy(plan?.checks ?? [])
  // In an emergency the reason is enough: nobody types a word then.
  const { confirmation } = asked
  if (request.isActNow === true && confirmation !== null && consent.confirmation !== confirmation) {
    setConsent({ confirmation })
  }
  const whyNot = plan === undefined ? 'It is being checked.' : whyNotApplicable(plan, consent)
  const disabledReason = mayApply === true ? (reasonMissing(request, consent) ?? whyNot) : mayApply
  const apply = (): void => {
    if (application.isPending || plan === undefined || disabledReason !== null) return
    const onError = (problem: Error): void => {
      if (problem instanceof ApiError && EXPLAINED_BY_PLAN.has(problem.code)) ask()
    }
    application.mutate({ operations: plan.operations, consent }, { onError })
  }
  return {
    project,
    plan,
    planError: error,
    askAgain: ask,
    places: environmentsOf(operations, environments),
    consent,
    setConsent,
    asked,
    conflict: plan?.checks.find(({ code }) => code === 'version_conflict'),
    takeNewest: () => {
      application.reset()
      setOperations(onNewestVersion(operations))
    },
    disabledReason,
    isApplying: application.isPending || application.isSuccess,
    applyError: application.error,
    apply,
  }
}

function reasonMissing({ isActNow = false }: ReviewRequest, { reason }: Consent): string | null {
  return isActNow && reason.trim() === '' ? 'Say why first.' : null
}
