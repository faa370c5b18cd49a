import { applyChange, revertChange, type Change } from '@guidon/api'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { closeReview, type ReviewRequest } from '../../lib/review.ts'
import { tellApplied } from './applied-toast.ts'
import { createRequestKeys } from './request-key.ts'
import type { Consent } from './review-facts.ts'
import { consentBody } from './use-plan.ts'

export interface ApplyInput {
  readonly operations: ReviewRequest['operations']
  readonly consent: Consent
}

/** Applies what was reviewed, once, however often it is sent; then closes the review and tells of it. */
export function useApply(project: string, request: ReviewRequest): UseMutationResult<Change, Error, ApplyInput> {
  const [keyFor] = useState(createRequestKeys)
  return useMutation({
    mutationFn: ({ operations, consent }: ApplyInput) => {
      const body = consentBody(consent)
      const headers = { 'idempotency-key': keyFor(JSON.stringify([operations, body])) }
      const { reverts } = request
      if (reverts !== undefined) return api.call(revertChange, { params: { project, change: reverts }, body, headers })
      return api.call(applyChange, { params: { project }, body: { operations: [...operations], ...body }, headers })
    },
    onSuccess: (change) => {
      closeReview(request)
      tellApplied(project, change)
      request.onApplied?.(change)
    },
  })
}
