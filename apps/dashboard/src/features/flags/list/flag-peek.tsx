import type { FlagSummary } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { environmentShape } from '../../../lib/environment-shape.ts'
import { formatInstant } from '../../../lib/format.ts'
import { projectRoute } from '../../../lib/root-route.ts'
import { useEnvironments } from '../../../lib/use-project.ts'
import { Badge } from '../../../ui/badge.tsx'
import { buttonClass } from '../../../ui/button.tsx'
import { Drawer } from '../../../ui/drawer.tsx'
import { EnvironmentShapeMark } from '../../../ui/environment-shape.tsx'
import { flagQuery } from '../flag-queries.ts'
import { kindOf } from './flag-kind.tsx'

interface FlagPeekProps {
  /** Key of the flag. */
  readonly flag: string
  readonly rows: readonly FlagSummary[]
  readonly onClose: () => void
}

/** A look at one flag beside the list, which stays usable. */
export function FlagPeek({ flag, rows, onClose }: FlagPeekProps) {
  const { project } = projectRoute.useParams()
  const row = rows.find(({ key }) => key === flag)
  return (
    <Drawer
      isOpen
      onClose={onClose}
      isModal={false}
      title={<span dir="auto">{row?.name ?? flag}</span>}
      note={<span className="mono">{flag}</span>}
      footer={
        <Link
          to="/p/$project/flags/$flag"
          params={{ project, flag }}
          className={buttonClass({ variant: 'primary', size: 32 })}
        >
          Open the flag
        </Link>
      }
    >
      <PeekedFlag flag={flag} />
    </Drawer>
  )
}

function PeekedFlag({ flag }: { flag: string }) {
  const { project } = projectRoute.useParams()
  const environments = useEnvironments()
  const { data, error } = useQuery(flagQuery(project, flag))
  if (error) return <p className="p-4 text-sm text-bad">{error.message}</p>
  if (data === undefined) return <p className="p-4 text-sm text-t3">Reading…</p>
  const { definition } = data
  return (
    <div className="flex flex-col gap-4 p-4">
      {definition.description === '' ? null : (
        <p className="wrap-anywhere text-t2" dir="auto">
          {definition.description}
        </p>
      )}
      <div className="flex flex-wrap gap-1.5">
        <Badge>{kindOf({ ...definition, isMigration: definition.migration !== null }).label}</Badge>
        {definition.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </div>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line">
        {environments.map((environment) => {
          const state = data.environments.find((one) => one.environment === environment.key)
          return (
            <li key={environment.key} className="flex items-center gap-2 px-3 py-2">
              <EnvironmentShapeMark shape={environmentShape(environment)} />
              <span className="min-w-0 flex-1 truncate font-medium">{environment.name}</span>
              <span className="truncate text-t2">{state === undefined ? '—' : state.inShort}</span>
            </li>
          )
        })}
      </ul>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs text-t2">
        <dt className="text-t3">Owner</dt>
        <dd>{definition.maintainer ?? '—'}</dd>
        <dt className="text-t3">Created</dt>
        <dd className="num">{formatInstant(data.createdAt)}</dd>
        <dt className="text-t3">Changed</dt>
        <dd className="num">{formatInstant(data.updatedAt)}</dd>
      </dl>
    </div>
  )
}
