import type { ConfiguredFlagView } from '@guidon/api'
import type { ConfiguredFlag } from '@guidon/model'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { contextJson, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { useShortcuts } from '../../../lib/shortcuts.ts'
import { Card } from '../../../ui/card.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { ContextChips } from './context-chips.tsx'
import { ContextPicker, type ContextPlace } from './context-picker.tsx'
import { EnvironmentAnswers } from './environment-answers.tsx'
import { ExplainAnswer } from './explain-answer.tsx'
import { findContext, lastSeenQuery } from './explain-queries.ts'
import { recentContexts } from './recent-contexts.ts'
import { useExplainedWorlds } from './use-explained-worlds.ts'

export interface ExplainPanelProps {
  readonly project: string
  readonly saved: ConfiguredFlagView
  /** As it is being edited; `null` when it is as saved. */
  readonly draft: ConfiguredFlag | null
}

/** What a context gets of the flag and why, while the flag is edited. Everything is evaluated here, in the browser. */
export function ExplainPanel({ project, saved, draft }: ExplainPanelProps) {
  const { environment } = saved
  const [context, setContext] = useContextAtFirst({ project, environment })
  const frame = useRef<HTMLDivElement>(null)
  useShortcuts('This flag', [
    { keys: 'x', does: 'explain a context', run: () => frame.current?.querySelector('input')?.focus() },
  ])
  return (
    <Card
      title="Explain"
      note={draft === null ? 'who gets what, and why' : 'draft and saved, side by side'}
      actions={context === null ? null : <AllFlagsLink project={project} context={context} />}
    >
      <div ref={frame} className="flex flex-col gap-3">
        <ContextPicker project={project} environment={environment} context={context} onChange={setContext} />
        {context === null ? (
          <Suggested project={project} environment={environment} onChoose={setContext} />
        ) : (
          <>
            <ContextChips project={project} environment={environment} context={context} onChange={setContext} />
            <Answer project={project} saved={saved} draft={draft} context={context} />
          </>
        )}
      </div>
    </Card>
  )
}

function Answer({ context, ...flag }: ExplainPanelProps & { readonly context: ContextInput }) {
  const { project, saved } = flag
  const { worlds, error } = useExplainedWorlds({ ...flag, environment: saved.environment })
  const flagKey = saved.definition.key
  if (worlds === null) return <SkeletonLines count={3} label="Loading what the flag depends on" />
  return (
    <>
      {error === null ? null : <p className="text-xs text-bad">Not all could be loaded: {error.message}</p>}
      <ExplainAnswer
        project={project}
        environment={saved.environment}
        flagKey={flagKey}
        context={context}
        saved={worlds.saved}
        draft={worlds.draft}
      />
      <EnvironmentAnswers project={project} flagKey={flagKey} context={context} />
    </>
  )
}

function AllFlagsLink({ project, context }: { project: string; context: ContextInput }) {
  return (
    <Link
      to="/p/$project/explain"
      params={{ project }}
      search={{ context: contextJson(context) }}
      className="text-xs text-accent underline"
    >
      All flags
    </Link>
  )
}

/** The context looked at last, with the attributes it has now. */
function useContextAtFirst({ project, environment }: ContextPlace) {
  const queryClient = useQueryClient()
  const [context, setContext] = useState<ContextInput | null>(null)
  // What the browser remembers is only a key: attributes are asked for once.
  useEffect(() => {
    const [reference] = recentContexts(project)
    if (reference === undefined) return undefined
    let isCurrent = true
    void findContext(queryClient, { project, environment, reference }).then((found) => {
      if (isCurrent) setContext((now) => now ?? found)
    })
    return () => {
      isCurrent = false
    }
  }, [queryClient, project, environment])
  return [context, setContext] as const
}

/** Contexts seen just now, to begin with. */
function Suggested({ project, environment, onChoose }: ContextPlace & { onChoose: (context: ContextInput) => void }) {
  const queryClient = useQueryClient()
  const { data } = useQuery(lastSeenQuery(project, environment))
  const seen = (data ?? []).map(({ kind, key }) => `${kind}:${key}`)
  return (
    <div className="flex flex-col gap-1.5 text-xs text-t3">
      <p>
        {seen.length === 0
          ? 'Write a key to see what it gets: user:ann. Contexts that SDKs report are offered here.'
          : 'See what a context gets. Seen lately:'}
      </p>
      {seen.map((reference) => (
        <button
          key={reference}
          type="button"
          className="mono min-h-6 truncate rounded-[5px] bg-sub px-1.5 text-start text-t1 hover:bg-accent-bg"
          onClick={() => void findContext(queryClient, { project, environment, reference }).then(onChoose)}
        >
          {reference}
        </button>
      ))}
    </div>
  )
}
