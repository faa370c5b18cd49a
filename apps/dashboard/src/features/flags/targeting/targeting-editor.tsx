import type { ConfiguredFlagView } from '@guidon/api'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { DraftBar } from '../../../lib/draft/draft-bar.tsx'
import { DraftNotices } from '../../../lib/draft/draft-notices.tsx'
import { issueText } from '../../../lib/rules/issue-text.ts'
import { openReview } from '../../../lib/review.ts'
import { useEnvironment } from '../../../lib/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { configuredFlagQuery } from '../flag-queries.ts'
import { ExplainPanel } from '../explain/explain-panel.tsx'
import { EvaluationsCard } from '../monitoring/evaluations-card.tsx'
import type { Editing } from './editing.ts'
import { EnvironmentsCard } from './environments-card.tsx'
import { OnCard } from './on-card.tsx'
import { OthersLine } from '../../../lib/others-line.tsx'
import { RulesSection } from './rules-section.tsx'
import { useEditing } from './use-editing.ts'

/** The targeting of a flag in one environment, as it is and as it will be. */
export function TargetingEditor({ project, saved }: { project: string; saved: ConfiguredFlagView }) {
  const [openRuleId, setOpenRuleId] = useState<string | null>(null)
  const editing = useEditing(project, saved, openRuleId)
  const review = useReview(project, editing)
  const refusal = useReviewRefusal(editing)
  const aside = useRef<HTMLElement>(null)
  const explain = (): void => {
    aside.current?.scrollIntoView({ block: 'nearest' })
    aside.current?.querySelector('input')?.focus()
  }
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_320px] items-start gap-4 py-4 max-xl:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-3">
          <DraftNotices draft={editing.draft} />
          <OthersLine others={editing.others} noun="flag" rules={editing.draft.current.configuration.rules} />
          <OnCard editing={editing} onExplain={explain} />
          <RulesSection editing={editing} openRuleId={openRuleId} onOpenRule={setOpenRuleId} />
        </div>
        <aside ref={aside} aria-label="About this flag now" className="flex min-w-0 flex-col gap-3">
          <ExplainPanel project={project} saved={saved} draft={editing.draft.isDirty ? editing.draft.current : null} />
          <EvaluationsCard flag={saved.definition.key} />
          <EnvironmentsCard />
        </aside>
      </div>
      <DraftBar draft={editing.draft} onReview={review} reviewRefusal={refusal}>
        <Button variant="line" onClick={explain}>
          Preview for a context
        </Button>
      </DraftBar>
    </>
  )
}

/** Asks for the review of the draft; once it is applied the draft is what is saved. */
function useReview(project: string, { saved, draft, operation }: ReturnType<typeof useEditing>): () => void {
  const queryClient = useQueryClient()
  const { queryKey } = configuredFlagQuery(project, { environment: saved.environment, flag: saved.definition.key })
  return () => {
    if (operation === null) return
    openReview({
      operations: [operation],
      isDrafted: true,
      onApplied: ({ versions }) => {
        const version = versions.find(({ subject }) => subject.environment === saved.environment)?.version
        const { configuration } = draft.current
        queryClient.setQueryData(queryKey, (now) =>
          now === undefined || version === undefined || now.version >= version
            ? now
            : { ...now, configuration, version },
        )
        draft.discard()
      },
      onConflict: () => void queryClient.invalidateQueries({ queryKey }),
    })
  }
}

function useReviewRefusal({ draft, issues, refusal }: Editing): string | null {
  const environment = useEnvironment()
  if (refusal !== null) return refusal
  if (draft.conflict !== null) return 'Choose first what to keep of what others did.'
  const blocking = issues.find(({ severity }) => severity === 'block')
  return blocking === undefined ? null : `Not ready for ${environment.name}: ${issueText(blocking)}`
}
