import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount } from '../../lib/format.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { isRunning, runningFirst } from '../../lib/running-sdks.ts'
import { sdksQuery } from '../../lib/sdks-query.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useNow } from '../../ui/clock.ts'
import { Time } from '../../ui/time.tsx'

const SHOWN = 5

/** Programs that use the environment, running ones first; nothing when there is none. */
export function SdksCard() {
  const { project } = projectRoute.useParams()
  const environment = useEnvironment()
  const { data: sdks = [] } = useQuery(sdksQuery(project, environment.key))
  const now = useNow()
  if (sdks.length === 0) return null
  return (
    <Card
      title="SDKs"
      note={environment.name}
      isPadded={false}
      actions={
        <Link to="/p/$project/sdks" params={{ project }} className={buttonClass({ variant: 'ghost' })}>
          All
        </Link>
      }
    >
      <ul className="divide-y divide-line">
        {runningFirst(sdks, now)
          .slice(0, SHOWN)
          .map((sdk) => (
            <li
              key={[sdk.application, sdk.applicationVersion, sdk.name, sdk.version, sdk.wrapper, sdk.transport].join(
                ' ',
              )}
              className="flex items-center gap-2 px-4 py-2"
            >
              <span className="min-w-0 flex-1 truncate">{sdk.application === '' ? sdk.name : sdk.application}</span>
              <span className="text-xs text-t3">
                {sdk.name} {sdk.version} · {sdk.transport === 'events' ? 'events only' : sdk.transport}
              </span>
              {sdk.instances > 0 ? (
                <span className="num text-xs font-medium">{formatCount(sdk.instances)}</span>
              ) : isRunning(sdk, now) ? null : (
                <Time at={sdk.lastSeenAt} className="text-xs text-t3" />
              )}
            </li>
          ))}
      </ul>
    </Card>
  )
}
