import type { Operation } from '@guidon/api'
import { useMutation, useSuspenseQuery, type UseMutationResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { addToDraft } from '../../lib/draft/add-to-draft.ts'
import { closeReview, type ReviewRequest } from '../../lib/review.ts'
import { meQuery } from '../../lib/root-route.ts'
import { showToast } from '../../ui/toast-state.ts'
import { onNewestVersion, subjectNote } from './review-facts.ts'

/** Keeps what was reviewed as a draft of the person, to go on with later; then closes the review. */
export function useSaveDraft(
  project: string,
  request: ReviewRequest,
): UseMutationResult<void, Error, readonly Operation[]> {
  const { data: me } = useSuspenseQuery(meQuery)
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (operations: readonly Operation[]) => {
      if (request.isDrafted === true) return
      for (const operation of operations) await addToDraft({ member: me.id, project }, operation)
    },
    onSuccess: (_, operations) => {
      closeReview(request)
      const [only, ...others] = operations
      const isElsewhere = only !== undefined && others.length === 0 && request.isDrafted !== true
      showToast({
        tone: 'ok',
        title: 'Kept as a draft: nothing is applied',
        detail: `${subjectNote(onNewestVersion(operations))} · only you see it, here and on your other devices`,
        ...(isElsewhere ? { action: { label: 'Open it', run: () => void navigate(editorOf(project, only)) } } : {}),
      })
    },
  })
}

/** Where a draft of the subject is edited. */
function editorOf(project: string, { subject: { kind, key, environment: env } }: Operation) {
  if (kind === 'segment') {
    return { to: '/p/$project/segments/$segment', params: { project, segment: key }, search: { env } } as const
  }
  const params = { project, flag: key }
  if (env === undefined) return { to: '/p/$project/flags/$flag/settings', params } as const
  return { to: '/p/$project/flags/$flag', params, search: { env } } as const
}
