import type { Environment, FlagSummary } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { formatAgo } from '../../../lib/format.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { EnvironmentCell } from './environment-cell.tsx'
import { stateIn } from './flag-columns.tsx'
import { KindIcon } from './flag-kind.tsx'

interface FlagCardProps {
  readonly project: string
  readonly flag: FlagSummary
  readonly environment: Environment
}

/** A flag on a phone: its state in the environment that is looked at. */
export function FlagCard({ project, flag, environment }: FlagCardProps) {
  return (
    <div className="flex flex-col gap-1 px-3 py-2.5">
      <div className="flex min-w-0 items-center gap-2">
        <KindIcon flag={flag} />
        <Link
          to="/p/$project/flags/$flag"
          params={{ project, flag: flag.key }}
          className="min-h-6 min-w-0 flex-1 truncate font-medium"
          dir="auto"
        >
          {flag.name}
        </Link>
        <span className="num shrink-0 text-2xs text-t3">{formatAgo(flag.updatedAt, serverNow())}</span>
      </div>
      <span className="mono truncate text-xs text-t3">{flag.key}</span>
      <EnvironmentCell flag={flag} environment={environment} state={stateIn(flag, environment.key)} tabIndex={0} />
    </div>
  )
}
