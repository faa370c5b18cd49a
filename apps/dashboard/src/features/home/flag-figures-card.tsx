import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount } from '../../lib/format.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { Card } from '../../ui/card.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { flagsToTidyQuery } from './home-queries.ts'

const SHOWN = ['building', 'releasing', 'live', 'cleanup', 'stale', 'permanent'] as const

/** How many flags there are, by where they are on their way. */
export function FlagFiguresCard() {
  const { project } = projectRoute.useParams()
  const { data } = useQuery(flagsToTidyQuery(project))
  const counts = data?.counts
  if (counts === undefined) return <Skeleton className="h-28 w-full" />
  return (
    <Card title="Flags" note={`${formatCount(counts.active)} in use`}>
      <dl className="grid grid-cols-3 gap-2">
        {SHOWN.map((lifecycle) => {
          const count = formatCount(counts.lifecycles.find(({ value }) => value === lifecycle)?.count ?? 0)
          return (
            <div key={lifecycle} className="flex flex-col-reverse rounded-md bg-sub px-2.5 py-1.5">
              <dt className="text-2xs text-t2 capitalize">{lifecycle}</dt>
              <dd className="num text-lg font-semibold">
                <Link
                  to="/p/$project/flags"
                  params={{ project }}
                  search={{ q: `lifecycle:${lifecycle}` }}
                  className="hover:underline"
                  aria-label={`${count} ${lifecycle} flags`}
                >
                  {count}
                </Link>
              </dd>
            </div>
          )
        })}
      </dl>
    </Card>
  )
}
