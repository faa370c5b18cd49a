import type { EvaluationCounts } from '@guidon/api'
import type { FlagDefinition } from '@guidon/model'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatCompact } from '../../../lib/format.ts'
import { TimeChart } from '../../../ui/charts/time-chart.tsx'
import { useFlagKeys } from '../flag-place.ts'
import { markedChangesQuery } from '../history/history-queries.ts'
import { changeMarks } from './change-marks.ts'
import { evaluationSeries } from './evaluation-series.ts'

export interface EvaluationsChartProps {
  readonly counts: EvaluationCounts
  readonly definition: FlagDefinition
  readonly environment: string
  /** @default 240 */
  readonly height?: number
}

export const LOCAL_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

/** How often each variation was served, with what was changed meanwhile. */
export function EvaluationsChart({ counts, definition, environment, height = 240 }: EvaluationsChartProps) {
  const { project, flag } = useFlagKeys()
  const navigate = useNavigate()
  const { data: changes } = useQuery(markedChangesQuery(project, flag))
  const { instants, series } = useMemo(() => evaluationSeries(counts, definition), [counts, definition])
  const markers = useMemo(() => {
    const params = { project, flag }
    const open = (id: string): void =>
      void navigate({ to: '/p/$project/flags/$flag/history', params, search: true, hash: id })
    const marks = changeMarks(changes ?? [], { flag, environment })
    return marks.map((mark) => ({ ...mark, onOpen: () => open(mark.id) }))
  }, [changes, project, flag, environment, navigate])
  return (
    <TimeChart
      headingLevel={2}
      title="Evaluations by variation"
      note={`per ${counts.resolution}, the running one included; ${LOCAL_ZONE}`}
      fileName={`${flag}-evaluations-${environment}`}
      instants={instants}
      series={series}
      markers={markers}
      zone={LOCAL_ZONE}
      formatValue={formatCompact}
      height={height}
    />
  )
}
