import type { Environment, EvaluationCounts } from '@guidon/api'
import type { FlagDefinition } from '@guidon/model'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCompact, formatCount } from '../../../lib/format.ts'
import { variationName } from '../../../lib/sentences/variation-name.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Bars } from '../../../ui/charts/bars.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Time } from '../../../ui/time.tsx'
import { ColorSquare } from '../../../ui/value.tsx'
import { sumSources } from './evaluation-series.ts'
import { EvaluationsChart } from './evaluations-chart.tsx'

export interface MonitoringViewProps {
  readonly project: string
  readonly counts: EvaluationCounts
  readonly definition: FlagDefinition
  readonly environment: Environment
  /** How far it looks back: `24 h`. */
  readonly rangeLabel: string
}

export function MonitoringView({ project, counts, definition, environment, rangeLabel }: MonitoringViewProps) {
  const { flag, lastEvaluatedAt, sources } = counts
  if (lastEvaluatedAt === null) {
    return (
      <Card>
        <EmptyState
          title="No evaluations yet"
          why={`No program has asked for ${flag} in ${environment.name} within 90 days. Counts arrive a few seconds after an SDK evaluates it.`}
          action={
            <Link to="/p/$project/start" params={{ project }} className={buttonClass({ variant: 'primary', size: 32 })}>
              Connect a program
            </Link>
          }
          command={`npx guidon events tail --env ${environment.key} --key ${flag}`}
        />
      </Card>
    )
  }
  const bars = (property: 'application' | 'sdk', missing: string) =>
    sumSources(sources, property).map(({ name, total }) => ({ label: name === '' ? missing : name, value: total }))
  return (
    <>
      <Totals counts={counts} definition={definition} rangeLabel={rangeLabel} lastEvaluatedAt={lastEvaluatedAt} />
      <Card>
        <EvaluationsChart counts={counts} definition={definition} environment={environment.key} />
      </Card>
      <div className="grid grid-cols-2 gap-4 max-lg:grid-cols-1">
        <Card>
          <Bars
            title="By application"
            note="as the program names itself"
            headingLevel={2}
            bars={bars('application', 'without a name')}
            formatValue={formatCompact}
            labelHeader="Application"
            valueHeader="Evaluations"
            fileName={`${flag}-applications-${environment.key}`}
          />
        </Card>
        <Card>
          <Bars
            title="By SDK"
            headingLevel={2}
            bars={bars('sdk', 'unknown')}
            formatValue={formatCompact}
            labelHeader="SDK"
            valueHeader="Evaluations"
            fileName={`${flag}-sdks-${environment.key}`}
          />
        </Card>
      </div>
    </>
  )
}

interface TotalsProps extends Pick<MonitoringViewProps, 'counts' | 'definition' | 'rangeLabel'> {
  readonly lastEvaluatedAt: number
}

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

function Totals({ counts: { total, series }, definition, rangeLabel, lastEvaluatedAt }: TotalsProps) {
  return (
    <dl className="card grid grid-cols-[repeat(auto-fit,minmax(150px,1fr))] gap-x-6 gap-y-3 px-4 py-3">
      <Figure label={`All in ${rangeLabel}`} value={total}>
        last <Time at={lastEvaluatedAt} />
      </Figure>
      {series.map(({ variation, total: own }) => (
        <Figure
          key={variation}
          value={own}
          label={
            <span className="flex min-w-0 items-center gap-1.5">
              <ColorSquare index={variation} valueType={definition.valueType} />
              <span className="truncate">{variationName(variation, definition)}</span>
            </span>
          }
        >
          {percent.format(total === 0 ? 0 : own / total)}
        </Figure>
      ))}
    </dl>
  )
}

interface FigureProps {
  readonly label: ReactNode
  readonly value: number
  readonly children: ReactNode
}

function Figure({ label, value, children }: FigureProps) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-t2">{label}</dt>
      <dd className="num text-xl font-semibold" title={formatCount(value)}>
        {formatCompact(value)}
      </dd>
      <dd className="num text-xs text-t3">{children}</dd>
    </div>
  )
}
