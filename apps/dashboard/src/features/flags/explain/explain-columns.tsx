import type { Evaluation } from '@guidon/evaluation'
import type { ConfiguredFlag } from '@guidon/model'
import { Link } from '@tanstack/react-router'
import { reasonText } from '../../../lib/evaluation/reason-text.ts'
import { ServedValue } from '../../../lib/evaluation/served-value.tsx'
import { Badge } from '../../../ui/badge.tsx'
import type { GridColumn } from '../../../ui/data-grid.tsx'
import type { ExplainRow } from './explain-rows.ts'

interface ColumnsOf {
  readonly project: string
  /** What each side is called: one, or two to compare. */
  readonly sides: readonly string[]
}

export function explainColumns({ project, sides }: ColumnsOf): GridColumn<ExplainRow>[] {
  const [first = 'Gets', second] = sides
  return [
    {
      id: 'flag',
      label: 'Flag',
      width: 220,
      flex: 2,
      cell: ({ flag }, { tabIndex, isCompact }) => (
        <span className="flex min-w-0 flex-col leading-tight">
          <Link
            to="/p/$project/flags/$flag"
            params={{ project, flag: flag.definition.key }}
            tabIndex={tabIndex}
            dir="auto"
            className="truncate font-medium hover:underline"
          >
            {flag.definition.name}
          </Link>
          {isCompact ? null : <span className="mono truncate text-2xs text-t3">{flag.definition.key}</span>}
        </span>
      ),
    },
    sideColumn('first', first, ({ first: evaluation }) => evaluation),
    ...(second === undefined ? [] : [sideColumn('second', second, ({ second: evaluation }) => evaluation), MARK]),
  ]
}

const MARK: GridColumn<ExplainRow> = {
  id: 'different',
  label: 'Compared',
  width: 92,
  cell: ({ isDifferent }) =>
    isDifferent ? <Badge tone="wait">differs</Badge> : <span className="text-xs text-t3">same</span>,
}

function sideColumn(
  id: string,
  label: string,
  evaluationOf: (row: ExplainRow) => Evaluation | null | undefined,
): GridColumn<ExplainRow> {
  return {
    id,
    label,
    header: (
      <span className="truncate" title={label}>
        {label}
      </span>
    ),
    width: 180,
    flex: 2,
    cell: (row) => <AnswerCell flag={row.flag} evaluation={evaluationOf(row)} />,
  }
}

interface AnswerCellProps {
  readonly flag: ConfiguredFlag
  readonly evaluation: Evaluation | null | undefined
}

export function AnswerCell({ flag, evaluation }: AnswerCellProps) {
  if (evaluation === undefined) return <span className="text-t3">—</span>
  return (
    <span className="flex min-w-0 flex-col leading-tight">
      <ServedValue evaluation={evaluation} flag={flag} />
      {evaluation === null ? null : (
        <span dir="auto" className="truncate text-2xs text-t3">
          {reasonText(evaluation, flag)}
        </span>
      )}
    </span>
  )
}
