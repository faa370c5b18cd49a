import type { EvaluationCounts } from '@guidon/api'
import type { FlagDefinition } from '@guidon/model'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatCompact } from '../../../lib/format.ts'
import { projectRoute } from '../../../lib/root-route.ts'
import { useEnvironment } from '../../../lib/use-project.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { TimePlot } from '../../../ui/charts/time-chart.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { flagQuery } from '../flag-queries.ts'
import { LoadError } from '../load-error.tsx'
import { evaluationsQuery } from './evaluation-queries.ts'
import { evaluationSeries } from './evaluation-series.ts'
import { LOCAL_ZONE } from './evaluations-chart.tsx'

/** The last 24 hours of a flag in the environment of the screen, beside other things about it. */
export function EvaluationsCard({ flag }: { flag: string }) {
  const { project } = projectRoute.useParams()
  const environment = useEnvironment()
  const { data: detail } = useQuery(flagQuery(project, flag))
  const counts = useQuery(evaluationsQuery(project, { environment: environment.key, flag }, '24h'))
  return (
    <Card
      title="Evaluations"
      note={counts.data === undefined ? undefined : `${formatCompact(counts.data.total)} · 24 h`}
      isPadded={false}
      actions={
        <Link
          to="/p/$project/flags/$flag/monitoring"
          params={{ project, flag }}
          className={buttonClass({ variant: 'ghost' })}
        >
          Monitoring
        </Link>
      }
    >
      {counts.data !== undefined && detail !== undefined ? (
        <Content counts={counts.data} definition={detail.definition} project={project} />
      ) : counts.error === null ? (
        <SkeletonLines count={3} label="Loading the evaluations" />
      ) : (
        <LoadError title="The evaluations could not be loaded" query={counts} />
      )}
    </Card>
  )
}

interface ContentProps {
  readonly counts: EvaluationCounts
  readonly definition: FlagDefinition
  readonly project: string
}

function Content({ counts, definition, project }: ContentProps) {
  const { instants, series } = useMemo(() => evaluationSeries(counts, definition), [counts, definition])
  if (counts.lastEvaluatedAt === null) {
    return (
      <p className="px-4 py-3 text-xs text-t2">
        No program has asked for this flag here yet.{' '}
        <Link to="/p/$project/start" params={{ project }} className="text-accent underline">
          Connect one
        </Link>
      </p>
    )
  }
  return (
    <div className="px-3 py-2">
      <TimePlot
        title="Evaluations of the last 24 hours"
        instants={instants}
        series={series}
        zone={LOCAL_ZONE}
        formatValue={formatCompact}
        height={120}
      />
    </div>
  )
}
