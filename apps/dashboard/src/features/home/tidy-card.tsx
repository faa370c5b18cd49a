import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { flagsToTidyQuery } from './home-queries.ts'

/** Flags whose time is over; nothing when there is none. */
export function TidyCard() {
  const { project } = projectRoute.useParams()
  const { data } = useQuery(flagsToTidyQuery(project))
  const flags = data?.items ?? []
  if (flags.length === 0) return null
  return (
    <Card
      title="Ready to go"
      note={`${data?.counts?.needsAction ?? flags.length} flags serve everyone the same, or nobody asks for them`}
      isPadded={false}
    >
      <ul className="divide-y divide-line">
        {flags.map(({ key, name, lifecycle }) => (
          <li key={key} className="flex items-center gap-2 px-4 py-2">
            <Link
              to="/p/$project/flags/$flag/settings"
              params={{ project, flag: key }}
              className="min-w-0 flex-1 truncate hover:underline"
              dir="auto"
            >
              {name}
            </Link>
            <Badge tone={lifecycle === 'stale' ? 'wait' : 'ice'}>{lifecycle === 'stale' ? 'Stale' : 'Cleanup'}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  )
}
