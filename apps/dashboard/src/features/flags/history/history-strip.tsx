import type { FlagDefinition } from '@guidon/model'
import { useQuery } from '@tanstack/react-query'
import { useEnvironment } from '../../../lib/use-project.ts'
import { Card } from '../../../ui/card.tsx'
import { useFlagKeys } from '../flag-place.ts'
import { evaluationsQuery } from '../monitoring/evaluation-queries.ts'
import { EvaluationsChart } from '../monitoring/evaluations-chart.tsx'

/** What programs got over the last week, to see what a change did; nothing while no program asks. */
export function HistoryStrip({ definition }: { definition: FlagDefinition }) {
  const { project, flag } = useFlagKeys()
  const environment = useEnvironment()
  const { data } = useQuery(evaluationsQuery(project, { environment: environment.key, flag }, '7d'))
  if (data === undefined || data.lastEvaluatedAt === null) return null
  return (
    <Card>
      <EvaluationsChart counts={data} definition={definition} environment={environment.key} height={130} />
    </Card>
  )
}
