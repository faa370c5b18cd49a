import type { JsonObject } from '@guidon/model'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { contextJson, readContextJson, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { useWorlds } from '../../../lib/evaluation/project-worlds.ts'
import { usePersonas } from '../../../lib/personas/persona-queries.ts'
import { projectRoute } from '../../../lib/root-route.ts'
import { useEnvironment, useEnvironments } from '../../../lib/use-project.ts'
import { Page } from '../../../ui/page.tsx'
import { contextsOf, withContexts, type ExplainSearch } from './explain-search.ts'
import { explainSides } from './explain-sides.ts'
import { ExplainView } from './explain-view.tsx'

const explainRoute = getRouteApi('/p/$project/explain')

/** What contexts get of all flags. Who is asked for stands in the address, so that it can be sent to somebody. */
export function ExplainPage() {
  const { project } = projectRoute.useParams()
  const search = explainRoute.useSearch()
  const navigate = useNavigate({ from: '/p/$project/explain' })
  const contexts = useContextsOf(search)
  const environments = useComparedEnvironments(search)
  const personas = usePersonas(project)
  const { worlds, error, refetch, isFetching } = useWorlds(
    project,
    environments.map(({ key }) => key),
  )
  const sides = useMemo(
    () => (worlds === undefined ? [] : explainSides({ contexts, environments, worlds, personas })),
    [contexts, environments, worlds, personas],
  )
  const change = (changes: ExplainSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
  return (
    <Page title="Explain">
      <ExplainView
        project={project}
        environment={environments[0]!}
        search={search}
        onSearch={change}
        contexts={contexts}
        onContexts={(next: readonly ContextInput[]) =>
          change({ ...withContexts(next.map(contextJson)), side: undefined })
        }
        personas={personas}
        sides={sides}
        isLoading={worlds === undefined}
        error={worlds === undefined ? error : null}
        onRetry={() => void refetch()}
        isBusy={isFetching}
      />
    </Page>
  )
}

/** The contexts in the address, without those that were cut on their way here. */
function useContextsOf({ context, others }: ExplainSearch): readonly ContextInput[] {
  return useMemo(
    () =>
      contextsOf({ context, others }).flatMap((json: JsonObject) => {
        const read = readContextJson(json)
        return typeof read === 'string' ? [] : [read]
      }),
    [context, others],
  )
}

/** The environment of the screen, then those it is compared with in their order. */
function useComparedEnvironments({ in: keys }: ExplainSearch) {
  const environments = useEnvironments()
  const current = useEnvironment()
  return useMemo(
    () => [current, ...environments.filter(({ key }) => key !== current.key && keys?.includes(key) === true)],
    [environments, current, keys],
  )
}
