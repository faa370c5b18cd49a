import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useEnvironment } from '../../../lib/use-project.ts'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { useFlagKeys } from '../flag-place.ts'
import { flagQuery } from '../flag-queries.ts'
import { LoadError } from '../load-error.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { flagChangesQuery } from './history-queries.ts'
import { readCompared, writeCompared, type HistorySearch } from './history-search.ts'
import { HistoryStrip } from './history-strip.tsx'
import { HistoryView } from './history-view.tsx'
import { noticedIn, tellChange } from './told-change.ts'

const route = getRouteApi('/p/$project/flags/$flag/history')

/** What was changed on a flag, by whom and why, and the way back. */
export function HistoryPage() {
  const { project, flag } = useFlagKeys()
  const { all = false, compare } = route.useSearch()
  const navigate = useNavigate({ from: '/p/$project/flags/$flag/history' })
  const environment = useEnvironment()
  const { data: detail } = useQuery(flagQuery(project, flag))
  const changes = useInfiniteQuery(flagChangesQuery(project, flag))
  const { data } = changes
  const entries = useMemo(() => {
    const told = (data?.pages ?? []).flatMap(({ items }) =>
      items.map((change) => ({ change, ...tellChange(change, flag) })),
    )
    if (all) return told
    return told
      .map((entry) => ({ ...entry, parts: noticedIn(entry.parts, environment.key) }))
      .filter(({ parts }) => parts.length > 0)
  }, [data, flag, all, environment.key])
  const change = (changed: HistorySearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false, hash: true })
  if (changes.error !== null && data === undefined) {
    return <LoadError title="The history could not be loaded" query={changes} />
  }
  if (data === undefined || detail === undefined) return <SkeletonLines count={8} label="Loading the history" />
  const compared = compare === undefined ? null : readCompared(compare)
  return (
    <div className="flex flex-col gap-4 py-4">
      <HistoryStrip definition={detail.definition} />
      <HistoryView
        detail={detail}
        entries={entries}
        isAll={all}
        onAll={(isAll) => change({ all: isAll || undefined })}
        onCompare={(versions) => change({ compare: writeCompared(versions) })}
        onMore={changes.hasNextPage ? () => void changes.fetchNextPage() : null}
        isLoadingMore={changes.isFetchingNextPage}
      />
      {compared === null ? null : (
        <CompareDialog
          detail={detail}
          entries={entries}
          compared={compared}
          onChange={(versions) => change({ compare: writeCompared(versions) })}
          onClose={() => change({ compare: undefined })}
        />
      )}
    </div>
  )
}
