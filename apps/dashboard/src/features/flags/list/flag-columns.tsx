import type { Environment, FlagState, FlagSummary } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { environmentShape } from '../../../lib/environment-shape.ts'
import { formatAgo, formatCompact, formatInstant } from '../../../lib/format.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Sparkline } from '../../../ui/charts/sparkline.tsx'
import type { GridColumn } from '../../../ui/data-grid.tsx'
import { EnvironmentShapeMark } from '../../../ui/environment-shape.tsx'
import { EnvironmentCell } from './environment-cell.tsx'
import { KindIcon } from './flag-kind.tsx'
import { LifecycleBadge } from '../lifecycle-badge.tsx'

interface ColumnsOf {
  readonly project: string
  readonly environments: readonly Environment[]
  /** Key of the one whose evaluations are shown. */
  readonly environment: string
}

/** Columns of the list. One for each environment, so that no cell leaves open which one it is about. */
export function flagColumns({ project, environments, environment }: ColumnsOf): GridColumn<FlagSummary>[] {
  return [
    {
      id: 'flag',
      label: 'Flag',
      width: 240,
      flex: 3,
      sortKey: 'name',
      cell: (flag, { tabIndex, isCompact }) => (
        <FlagName project={project} flag={flag} tabIndex={tabIndex} isCompact={isCompact} />
      ),
    },
    {
      id: 'lifecycle',
      label: 'Lifecycle',
      width: 86,
      isHideable: true,
      cell: ({ lifecycle }) => <LifecycleBadge lifecycle={lifecycle} />,
    },
    ...environments.map(environmentColumn),
    {
      id: 'evaluations',
      label: 'Evaluations 24 h',
      width: 126,
      align: 'end',
      isHideable: true,
      cell: (flag) => <EvaluationsCell state={stateIn(flag, environment)} />,
    },
    {
      id: 'tags',
      label: 'Tags',
      width: 108,
      flex: 1,
      isHideable: true,
      cell: ({ tags }) => <Tags tags={tags} />,
    },
    {
      id: 'owner',
      label: 'Owner',
      width: 60,
      isHideable: true,
      cell: ({ maintainer }) =>
        maintainer === null ? (
          <span className="text-t3">—</span>
        ) : (
          <span className="flex items-center" title={maintainer}>
            <Avatar name={maintainer} />
            <span className="sr-only">{maintainer}</span>
          </span>
        ),
    },
    {
      id: 'changed',
      label: 'Changed',
      width: 84,
      sortKey: 'updated',
      firstDirection: 'descending',
      isHideable: true,
      cell: ({ updatedAt }) => (
        <span className="num truncate text-t2" title={formatInstant(updatedAt)}>
          {formatAgo(updatedAt, serverNow())}
        </span>
      ),
    },
  ]
}

function environmentColumn(one: Environment): GridColumn<FlagSummary> {
  return {
    id: `in ${one.key}`,
    label: one.name,
    header: (
      <span className="flex min-w-0 items-center gap-1.5">
        <EnvironmentShapeMark shape={environmentShape(one)} />
        <span className="truncate">{one.name}</span>
      </span>
    ),
    width: 138,
    flex: 1.4,
    isHideable: true,
    cell: (flag, { tabIndex }) => (
      <EnvironmentCell flag={flag} environment={one} state={stateIn(flag, one.key)} tabIndex={tabIndex} />
    ),
  }
}

export function stateIn(flag: FlagSummary, environment: string): FlagState | undefined {
  return flag.environments.find((state) => state.environment === environment)
}

interface FlagNameProps {
  readonly project: string
  readonly flag: FlagSummary
  readonly tabIndex: 0 | -1
  readonly isCompact: boolean
}

function FlagName({ project, flag, tabIndex, isCompact }: FlagNameProps) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <KindIcon flag={flag} />
      <span className="flex min-w-0 flex-col">
        <span className="flex min-w-0 items-center gap-1.5">
          <Link
            to="/p/$project/flags/$flag"
            params={{ project, flag: flag.key }}
            tabIndex={tabIndex}
            data-cut
            className="truncate font-medium text-t1 hover:underline"
            dir="auto"
          >
            {flag.name}
          </Link>
          {flag.isArchived ? <Badge>Archived</Badge> : null}
        </span>
        {isCompact ? null : (
          <span data-cut className="mono truncate text-xs text-t3">
            {flag.key}
          </span>
        )}
      </span>
    </span>
  )
}

function EvaluationsCell({ state }: { state: FlagState | undefined }) {
  const day = state?.evaluations ?? null
  if (day === null) return <span className="num text-t3">0</span>
  return (
    <span className="flex items-center gap-2">
      <Sparkline values={day.hours} width={54} />
      <span className="num w-12 text-end">{formatCompact(day.total)}</span>
    </span>
  )
}

function Tags({ tags }: { tags: readonly string[] }) {
  const [first, ...others] = tags
  if (first === undefined) return null
  return (
    <span className="flex min-w-0 items-center gap-1" title={tags.join(', ')}>
      <Badge className="max-w-28 truncate">{first}</Badge>
      {others.length === 0 ? null : <span className="text-2xs text-t3">+{others.length}</span>}
    </span>
  )
}
