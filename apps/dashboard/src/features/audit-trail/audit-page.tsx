import { type AuditEntry } from '@guidon/api'
import { requestIdOf } from '../../lib/request-id.ts'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useLiveEvents } from '../../lib/live.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { auditFacetsQuery, auditQuery, newerEntriesQuery } from './audit-queries.ts'
import type { AuditSearch } from './audit-search.ts'
import { AuditView } from './audit-view.tsx'

const auditRoute = getRouteApi('/p/$project/audit')

const NONE: readonly AuditEntry[] = []
/** Nothing that is put on record. */
const UNRECORDED = new Set(['presence', 'sdk', 'live'])

/** Who did what, and when. */
export function AuditPage() {
  const { project } = projectRoute.useParams()
  const search = auditRoute.useSearch()
  const navigate = useNavigate({ from: '/p/$project/audit' })
  const queries = useQueryClient()
  const pages = useInfiniteQuery(auditQuery(project, search))
  const { data: facets } = useQuery(auditFacetsQuery(project, search))
  const entries = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? NONE, [pages.data])
  const newer = useQuery({
    ...newerEntriesQuery(project, search, entries[0]),
    enabled: pages.isSuccess && !pages.isPlaceholderData,
  })
  useLiveEvents(({ type }) => {
    if (!UNRECORDED.has(type.split('.')[0] ?? '')) void queries.invalidateQueries({ queryKey: ['audit', project] })
  })
  const change = (changes: AuditSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
  if (pages.error !== null && pages.data === undefined) {
    return (
      <Page title="Audit">
        <ErrorState
          title="The entries could not be loaded"
          detail={pages.error.message}
          requestId={requestIdOf(pages.error)}
          onRetry={() => void pages.refetch()}
          isRetrying={pages.isFetching}
        />
      </Page>
    )
  }
  return (
    <Page title="Audit">
      <AuditView
        project={project}
        search={search}
        onSearch={change}
        entries={entries}
        facets={facets}
        newerCount={newer.data ?? 0}
        onShowNewer={() => void queries.resetQueries({ queryKey: auditQuery(project, search).queryKey })}
        isLoading={pages.isPending}
        isBusy={pages.isFetching}
        onNeedMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
      />
    </Page>
  )
}
