import { ApiError, type ChangeCheck, type ChangePlan, type Environment } from '@guidon/api'
import { useState } from 'react'
import type { ReviewRequest } from '../../lib/review.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { useWhyAway } from '../../lib/server-away.ts'
import { useCan, useEnvironments } from '../../lib/use-project.ts'
import {
  askedBy,
  environmentsOf,
  onNewestVersion,
  whyNotApplicable,
  whyNotDraftable,
  type Asked,
  type Consent,
} from './review-facts.ts'
import type { ReviewHow } from './review-how.tsx'
import { useApply } from './use-apply.ts'
import { usePlan, type ImpactAnswer } from './use-plan.ts'
import { useSaveDraft } from './use-save-draft.ts'

export interface Review {
  readonly project: string
  /** `undefined` until the first answer. */
  readonly plan: ChangePlan | undefined
  readonly planError: Error | null
  readonly impact: ImpactAnswer
  /** Environments that it edits; `[]` for all. */
  readonly places: readonly Environment[]
  /** What becomes of the edits; `null` where there is no choice. */
  readonly how: ReviewHow | null
  readonly setHow: (how: ReviewHow) => void
  readonly consent: Consent
  readonly setConsent: (part: Partial<Consent>) => void
  readonly asked: Asked
  /** Present when somebody else changed the same in between. */
  readonly conflict: ChangeCheck | undefined
  readonly takeNewest: () => void
  /** Why it cannot be done now; `null` when it can. */
  readonly disabledReason: string | null
  readonly isApplying: boolean
  readonly applyError: Error | null
  /** Applies it, or keeps it as a draft. */
  readonly apply: () => void
}

/** Problems that the checks of a new plan explain better. */
const EXPLAINED_BY_PLAN = new Set(['version_conflict', 'confirmation_required', 'change_blocked'])

/** One review from its first plan until it is applied. */
export function useReview(request: ReviewRequest): Review {
  const { project } = projectRoute.useParams()
  const environments = useEnvironments()
  const mayApply = useCan('change:apply')
  const [how, setHow] = useState<ReviewHow>('at-once')
  const away = useWhyAway()
  const [operations, setOperations] = useState(request.operations)
  const [consent, setWhole] = useState<Consent>({ reason: request.reason ?? '', confirmation: '' })
  const setConsent = (part: Partial<Consent>): void => setWhole({ ...consent, ...part })
  const { plan, error, impact, ask } = usePlan(project, operations, consent)
  const application = useApply(project, request)
  const keeping = useSaveDraft(project, request)
  const asked = askedBy(plan?.checks ?? [])
  // In an emergency the reason is enough: nobody types a word then.
  const { confirmation } = asked
  if (request.isActNow === true && confirmation !== null && consent.confirmation !== confirmation) {
    setConsent({ confirmation })
  }
  const isDraft = how === 'draft'
  const whyNotApply = mayApply === true ? whyNotNow(request, plan, consent) : mayApply
  const disabledReason = isDraft ? (away ?? whyNotDraftable(plan)) : whyNotApply
  const apply = (): void => {
    if (application.isPending || keeping.isPending || plan === undefined || disabledReason !== null) return
    if (isDraft) return keeping.mutate(plan.operations)
    const onError = (problem: Error): void => {
      if (problem instanceof ApiError && EXPLAINED_BY_PLAN.has(problem.code)) ask()
    }
    application.mutate({ operations: plan.operations, consent }, { onError })
  }
  return {
    project,
    plan,
    planError: error,
    impact,
    how: request.reverts === undefined && request.isActNow !== true ? how : null,
    setHow,
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
    isApplying: [application, keeping].some(({ isPending, isSuccess }) => isPending || isSuccess),
    applyError: isDraft ? keeping.error : application.error,
    apply,
  }
}

function whyNotNow({ isActNow = false }: ReviewRequest, plan: ChangePlan | undefined, consent: Consent): string | null {
  if (isActNow && consent.reason.trim() === '') return 'Say why first.'
  return plan === undefined ? 'It is being checked.' : whyNotApplicable(plan, consent)
}
