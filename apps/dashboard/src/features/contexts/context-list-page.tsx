import type { SeenContext } from '@guidon/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { projectRoute } from '../../lib/root-route.ts'
import { useRuleWorld } from '../../lib/rules/rule-queries.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { Page } from '../../ui/page.tsx'
import { ContextListView } from './context-list-view.tsx'
import { contextListQuery } from './context-queries.ts'
import type { ContextSearch } from './context-search.ts'

const contextsRoute = getRouteApi('/p/$project/contexts')
const NONE: readonly SeenContext[] = []

/** Contexts that SDKs reported in an environment. */
export function ContextListPage() {
  const { project } = projectRoute.useParams()
  const search = contextsRoute.useSearch()
  const environment = useEnvironment()
  const { kinds } = useRuleWorld(project, environment.key)
  const contexts = useInfiniteQuery(contextListQuery(project, environment.key, search))
  const navigate = useNavigate({ from: '/p/$project/contexts' })
  const rows = useMemo(() => contexts.data?.pages.flatMap(({ items }) => items) ?? NONE, [contexts.data])
  const change = (changes: ContextSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
  return (
    <Page title="Contexts">
      <ContextListView
        project={project}
        environment={environment}
        kinds={kinds}
        search={search}
        onSearch={change}
        rows={rows}
        isLoading={contexts.isPending}
        isBusy={contexts.isFetchingNextPage}
        error={contexts.error}
        onRetry={() => void contexts.refetch()}
        onNeedMore={contexts.hasNextPage ? () => void contexts.fetchNextPage() : undefined}
      />
    </Page>
  )
}
