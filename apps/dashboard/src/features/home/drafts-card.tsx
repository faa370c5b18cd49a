import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'
import { useRight } from '../../lib/use-project.ts'
import { Card } from '../../ui/card.tsx'
import { Time } from '../../ui/time.tsx'
import { draftsQuery } from './home-queries.ts'

/** What the person has begun and not applied; nothing when there is none. */
export function DraftsCard() {
  const { project } = projectRoute.useParams()
  const canDraft = useRight('change:plan') === true
  const { data: drafts = [] } = useQuery({ ...draftsQuery(project), enabled: canDraft })
  if (drafts.length === 0) return null
  return (
    <Card title="Your drafts" note="not applied" isPadded={false}>
      <ul className="divide-y divide-line">
        {drafts.map(({ subject: { kind, key, environment }, instructionCount, updatedAt }) => (
          <li key={`${kind} ${key} ${environment}`} className="flex items-center gap-2 px-4 py-2">
            <Link
              to={
                kind === 'segment'
                  ? '/p/$project/segments/$segment'
                  : environment === undefined
                    ? '/p/$project/flags/$flag/settings'
                    : '/p/$project/flags/$flag'
              }
              params={{ project, flag: key, segment: key }}
              search={environment === undefined ? {} : { env: environment }}
              className="mono min-w-0 flex-1 truncate hover:underline"
            >
              {key}
            </Link>
            <span className="text-xs text-t3">
              {environment ?? 'all environments'} · {instructionCount === 1 ? '1 edit' : `${instructionCount} edits`} ·{' '}
              <Time at={updatedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
