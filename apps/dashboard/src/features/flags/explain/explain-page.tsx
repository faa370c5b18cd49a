import type { JsonObject } from '@guidon/model'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { contextJson, readContextJson, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { useWorld } from '../../../lib/evaluation/project-worlds.ts'
import { projectRoute } from '../../../lib/root-route.ts'
import { useEnvironment } from '../../../lib/use-project.ts'
import { Page } from '../../../ui/page.tsx'
import type { ExplainSearch } from './explain-search.ts'
import { ExplainView } from './explain-view.tsx'

const explainRoute = getRouteApi('/p/$project/explain')

/** What contexts get of all flags. Who is asked for stands in the address, so that it can be sent to somebody. */
export function ExplainPage() {
  const { project } = projectRoute.useParams()
  const search = explainRoute.useSearch()
  const environment = useEnvironment()
  const { world, error, refetch, isFetching } = useWorld(project, environment.key)
  const { world: otherWorld } = useWorld(project, search.otherEnv ?? environment.key)
  const navigate = useNavigate({ from: '/p/$project/explain' })
  const context = useContextOf(search.context)
  const other = useContextOf(search.other)
  const change = (changes: ExplainSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
  return (
    <Page title="Explain">
      <ExplainView
        project={project}
        environment={environment}
        search={search}
        onSearch={change}
        world={world}
        otherWorld={otherWorld}
        context={context}
        other={other}
        onContext={(next) => change({ context: contextJson(next) })}
        onOther={(next) => change({ other: contextJson(next) })}
        error={error}
        onRetry={() => void refetch()}
        isBusy={isFetching}
      />
    </Page>
  )
}

/** The context in the address; `null` for none, or for one that was cut on its way here. */
function useContextOf(json: JsonObject | string | undefined): ContextInput | null {
  return useMemo(() => {
    const read = readContextJson(json)
    return typeof read === 'string' ? null : read
  }, [json])
}
