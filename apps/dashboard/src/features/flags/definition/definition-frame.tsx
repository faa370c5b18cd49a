import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { DraftBar } from '../../../lib/draft/draft-bar.tsx'
import { DraftNotices } from '../../../lib/draft/draft-notices.tsx'
import { openReview } from '../../../lib/review.ts'
import { Banner } from '../../../ui/banner.tsx'
import { flagQuery } from '../flag-queries.ts'
import { OthersLine } from '../../../lib/others-line.tsx'
import { blockingReasons } from './blocking-reasons.ts'
import type { DefinitionEditing } from './definition-editing.ts'

export interface DefinitionFrameProps {
  readonly editing: DefinitionEditing
  /** What else keeps the draft from being reviewed: a field that is not filled in rightly. */
  readonly problem: string | null
  readonly children: ReactNode
}

/** What screens have around them that edit what all environments share of a flag. */
export function DefinitionFrame({ editing, problem, children }: DefinitionFrameProps) {
  const review = useReview(editing)
  const blocks = editing.plan === null ? [] : blockingReasons(editing.plan)
  return (
    <>
      <div className="flex flex-col gap-3 py-4">
        <DraftNotices draft={editing.draft} />
        <OthersLine others={editing.others} noun="flag" />
        {blocks.map((reason) => (
          <Banner key={reason} tone="bad" className="rounded-lg">
            {reason}
          </Banner>
        ))}
        {children}
      </div>
      <DraftBar draft={editing.draft} onReview={review} reviewRefusal={refusalOf(editing, problem, blocks)} />
    </>
  )
}

function refusalOf(
  { refusal, draft, issues }: DefinitionEditing,
  problem: string | null,
  blocks: readonly string[],
): string | null {
  if (refusal !== null) return refusal
  if (draft.conflict !== null) return 'Choose first what to keep of what others did.'
  return problem ?? issues.find(({ severity }) => severity === 'block')?.message ?? blocks[0] ?? null
}

/** Asks for the review of the draft; once it is applied the draft is what is saved. */
function useReview({ project, saved, draft, operation }: DefinitionEditing): () => void {
  const queryClient = useQueryClient()
  const { queryKey } = flagQuery(project, saved.definition.key)
  return () => {
    if (operation === null) return
    openReview({
      operations: [operation],
      isDrafted: true,
      onApplied: ({ versions }) => {
        const version = versions.find(({ subject }) => subject.environment === undefined)?.version
        const definition = draft.current
        queryClient.setQueryData(queryKey, (now) =>
          now === undefined || version === undefined || now.version >= version ? now : { ...now, definition, version },
        )
        draft.discard()
      },
      onConflict: () => void queryClient.invalidateQueries({ queryKey }),
    })
  }
}
