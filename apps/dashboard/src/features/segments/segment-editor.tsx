import type { SegmentDetail } from '@guidon/api'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DraftBar } from '../../lib/draft/draft-bar.tsx'
import { DraftNotices } from '../../lib/draft/draft-notices.tsx'
import { openReview } from '../../lib/review.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { OthersLine } from '../../lib/others-line.tsx'
import { issueText } from '../../lib/rules/issue-text.ts'
import { MembersCard } from './members-card.tsx'
import { SegmentAbout } from './segment-about.tsx'
import type { SegmentEditing } from './segment-editing.ts'
import { SegmentEffect } from './segment-effect.tsx'
import { SegmentLifecycle } from './segment-lifecycle.tsx'
import { segmentQuery } from './segment-queries.ts'
import { SegmentRules } from './segment-rules.tsx'
import { SegmentUsers } from './segment-users.tsx'
import { useSegmentEditing } from './use-segment-editing.ts'

export interface SegmentEditorProps {
  readonly project: string
  readonly saved: SegmentDetail
  readonly isGone: boolean
}

/** A segment as it is and as it will be. */
export function SegmentEditor({ project, saved, isGone }: SegmentEditorProps) {
  const [openRuleId, setOpenRuleId] = useState<string | null>(null)
  const editing = useSegmentEditing(project, saved, { openRuleId, isGone })
  const review = useReview(project, editing)
  const refusal = useReviewRefusal(editing)
  return (
    <div className="mx-auto flex min-h-full w-full max-w-[1320px] flex-col px-4 max-md:px-3">
      <div className="grid grid-cols-[minmax(0,1fr)_320px] items-start gap-4 py-4 max-xl:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-3">
          <DraftNotices draft={editing.draft} />
          <OthersLine others={editing.others} noun="segment" rules={editing.draft.current.rules} />
          <MembersCard editing={editing} />
          <SegmentRules editing={editing} openRuleId={openRuleId} onOpenRule={setOpenRuleId} />
        </div>
        <aside aria-label="About this segment" className="flex min-w-0 flex-col gap-3">
          <SegmentEffect project={project} editing={editing} />
          <SegmentUsers project={project} saved={saved} />
          <SegmentAbout editing={editing} />
          {isGone ? null : <SegmentLifecycle project={project} editing={editing} />}
        </aside>
      </div>
      <DraftBar draft={editing.draft} onReview={review} reviewRefusal={refusal} />
    </div>
  )
}

/** Asks for the review of the draft; once it is applied the draft is what is saved. */
function useReview(project: string, { saved, draft, operation }: SegmentEditing): () => void {
  const queryClient = useQueryClient()
  const { queryKey } = segmentQuery(project, { environment: saved.environment, segment: saved.definition.key })
  return () => {
    if (operation === null) return
    openReview({
      operations: [operation],
      isDrafted: true,
      onApplied: ({ versions }) => {
        const version = versions.find(({ subject }) => subject.kind === 'segment')?.version
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

function useReviewRefusal({ draft, issues, refusal }: SegmentEditing): string | null {
  const environment = useEnvironment()
  if (refusal !== null) return refusal
  if (draft.conflict !== null) return 'Choose first what to keep of what others did.'
  if (draft.current.name.trim() === '') return 'Give the segment a name first.'
  const blocking = issues.find(({ severity }) => severity === 'block')
  return blocking === undefined ? null : `Not ready for ${environment.name}: ${issueText(blocking)}`
}
