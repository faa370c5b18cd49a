import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Radio } from 'lucide-react'
import { projectRoute } from '../lib/root-route.ts'
import { sdksQuery } from '../lib/sdks-query.ts'
import { useEnvironment } from '../lib/use-project.ts'
import { cx } from '../ui/cx.ts'

/** How many SDKs are connected to the environment that is looked at. */
export function SdkStatus({ isNarrow }: { isNarrow: boolean }) {
  const { project } = projectRoute.useParams()
  const environment = useEnvironment()
  const { data: sdks } = useQuery(sdksQuery(project, environment.key))
  const connected = (sdks ?? []).reduce((sum, { instances }) => sum + instances, 0)
  const words = connected === 1 ? '1 SDK connected' : `${connected} SDKs connected`
  return (
    <Link
      to="/p/$project/sdks"
      params={{ project }}
      {...(isNarrow ? { 'aria-label': `${words} in ${environment.name}` } : {})}
      className="mt-2 flex min-h-7 items-center gap-2 rounded-md border border-line px-2 py-1 text-xs text-t2 hover:bg-sub"
    >
      <Radio size={14} className={cx('shrink-0', connected > 0 ? 'text-ok' : 'text-t3')} aria-hidden />
      {isNarrow ? null : (
        <>
          <span className="num whitespace-nowrap">
            <b className="font-medium text-t1">{connected}</b> {connected === 1 ? 'SDK' : 'SDKs'}
            <span className="sr-only"> connected in </span>
          </span>
          <span className="ms-auto truncate text-t3">{environment.name}</span>
        </>
      )}
    </Link>
  )
}
