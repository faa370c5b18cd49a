import { useQuery } from '@tanstack/react-query'
import { requestIdOf } from '../../lib/request-id.ts'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useWorld } from '../../lib/evaluation/project-worlds.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { attributesQuery } from '../../lib/rules/rule-queries.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { AttributeListView } from './attribute-list-view.tsx'
import { attributeRows } from './attribute-rows.ts'
import type { ContextSearch } from './context-search.ts'

/** Nothing tells when an attribute is seen: the list is asked for again. */
const ATTRIBUTES_FRESH_MS = 5_000

const attributesRoute = getRouteApi('/p/$project/attributes')

/** Attributes that contexts carry in an environment. */
export function AttributeListPage() {
  const { project } = projectRoute.useParams()
  const search = attributesRoute.useSearch()
  const environment = useEnvironment()
  const { data, error, refetch, isFetching } = useQuery({
    ...attributesQuery(project, environment.key),
    refetchInterval: ATTRIBUTES_FRESH_MS,
  })
  const { world } = useWorld(project, environment.key)
  const navigate = useNavigate({ from: '/p/$project/attributes' })
  const rows = useMemo(() => attributeRows(data ?? [], world ?? null), [data, world])
  const change = (changes: ContextSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
  return (
    <Page title="Attributes">
      {error === null ? (
        <AttributeListView
          project={project}
          environment={environment}
          search={search}
          onSearch={change}
          rows={rows}
          isLoading={data === undefined}
        />
      ) : (
        <ErrorState
          title="The attributes could not be loaded"
          detail={error.message}
          requestId={requestIdOf(error)}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      )}
    </Page>
  )
}
