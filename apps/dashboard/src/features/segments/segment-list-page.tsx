import type { SegmentSummary } from '@guidon/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { projectRoute } from '../../lib/root-route.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { Page } from '../../ui/page.tsx'
import type { SegmentListSearch } from './segment-list-search.ts'
import { SegmentListView } from './segment-list-view.tsx'
import { segmentListQuery } from './segment-queries.ts'

const segmentsRoute = getRouteApi('/p/$project/segments')

const NONE: readonly SegmentSummary[] = []

/** The segments of an environment. */
export function SegmentListPage() {
  const { project } = projectRoute.useParams()
  const search = segmentsRoute.useSearch()
  const environment = useEnvironment()
  const segments = useInfiniteQuery(segmentListQuery(project, environment.key, search))
  const navigate = useNavigate({ from: '/p/$project/segments' })
  const rows = useMemo(() => segments.data?.pages.flatMap(({ items }) => items) ?? NONE, [segments.data])
  const change = (changes: SegmentListSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
  return (
    <Page title="Segments">
      <SegmentListView
        project={project}
        environment={environment}
        search={search}
        onSearch={change}
        rows={rows}
        isLoading={segments.isPending}
        isBusy={segments.isFetching}
        error={segments.error}
        onRetry={() => void segments.refetch()}
        onNeedMore={segments.hasNextPage ? () => void segments.fetchNextPage() : undefined}
      />
    </Page>
  )
}
