import type { FlagSummary } from '@guidon/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { projectRoute } from '../../../lib/root-route.ts'
import { useEnvironment } from '../../../lib/use-project.ts'
import { Page } from '../../../ui/page.tsx'
import { flagListQuery } from './flag-list-queries.ts'
import type { FlagListSearch } from './flag-list-search.ts'
import { FlagListView } from './flag-list-view.tsx'

const flagsRoute = getRouteApi('/p/$project/flags')
const NONE: readonly FlagSummary[] = []

/** The list of flags. What it shows stands in the address. */
export function FlagListPage() {
  const { project } = projectRoute.useParams()
  const search = flagsRoute.useSearch()
  const environment = useEnvironment()
  const flags = useInfiniteQuery(flagListQuery(project, { search, environment: environment.key }))
  const navigate = useNavigate({ from: '/p/$project/flags' })
  const first = flags.data?.pages[0]
  const rows = useMemo(() => flags.data?.pages.flatMap(({ items }) => items) ?? NONE, [flags.data])
  const change = (changes: FlagListSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
  return (
    <Page title="Flags">
      <FlagListView
        project={project}
        search={search}
        onSearch={change}
        rows={rows}
        total={first?.page.total}
        counts={first?.counts}
        tookMs={first?.tookMs}
        isLoading={flags.isPending}
        isBusy={flags.isFetching}
        error={flags.error}
        onRetry={() => void flags.refetch()}
        onNeedMore={flags.hasNextPage ? () => void flags.fetchNextPage() : undefined}
      />
    </Page>
  )
}
