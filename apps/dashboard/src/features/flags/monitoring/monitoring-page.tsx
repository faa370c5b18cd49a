import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEnvironment } from '../../../lib/use-project.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { useFlagKeys } from '../flag-place.ts'
import { flagQuery } from '../flag-queries.ts'
import { LoadError } from '../load-error.tsx'
import { evaluationsQuery } from './evaluation-queries.ts'
import { DEFAULT_RANGE, RANGES, type Range } from './monitoring-search.ts'
import { MonitoringView } from './monitoring-view.tsx'

const route = getRouteApi('/p/$project/flags/$flag/monitoring')

const RANGE_LABELS: Readonly<Record<Range, string>> = { '1h': '1 h', '24h': '24 h', '7d': '7 d', '30d': '30 d' }

/** How often a flag is evaluated, by whom, and what they get. */
export function MonitoringPage() {
  const { project, flag } = useFlagKeys()
  const { range = DEFAULT_RANGE } = route.useSearch()
  const navigate = useNavigate({ from: '/p/$project/flags/$flag/monitoring' })
  const environment = useEnvironment()
  const { data: detail } = useQuery(flagQuery(project, flag))
  const counts = useQuery(evaluationsQuery(project, { environment: environment.key, flag }, range))
  const choose = (chosen: Range): void =>
    void navigate({
      search: (before) => ({ ...before, range: chosen === DEFAULT_RANGE ? undefined : chosen }),
      replace: true,
      resetScroll: false,
    })
  return (
    <div className="flex flex-col gap-4 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Segmented
          label="Time to look back over"
          value={range}
          onChange={choose}
          segments={RANGES.map((value) => ({ value, label: RANGE_LABELS[value] }))}
        />
        <span className="text-xs text-t3">as reported by SDKs; refreshed every 10 seconds</span>
      </div>
      {counts.data !== undefined && detail !== undefined ? (
        <MonitoringView
          project={project}
          counts={counts.data}
          definition={detail.definition}
          environment={environment}
          rangeLabel={RANGE_LABELS[range]}
        />
      ) : counts.error === null ? (
        <SkeletonLines count={8} label="Loading the evaluations" />
      ) : (
        <LoadError title="The evaluations could not be loaded" query={counts} />
      )}
    </div>
  )
}
