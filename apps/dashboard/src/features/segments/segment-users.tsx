import type { SegmentDetail } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount } from '../../lib/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { segmentUsageQuery } from './segment-queries.ts'

/** Flags and segments whose rules name this one. */
export function SegmentUsers({ project, saved }: { project: string; saved: SegmentDetail }) {
  const { environment, definition } = saved
  const { data, error, refetch } = useQuery(segmentUsageQuery(project, { environment, segment: definition.key }))
  const count = data === undefined ? undefined : data.flags.length + data.segments.length
  return (
    <Card title="Used by" note={count === undefined ? undefined : formatCount(count)} isPadded={false}>
      {error !== null && data === undefined ? (
        <p className="flex items-center gap-2 p-4 text-xs text-t2">
          {error.message}
          <Button variant="line" onClick={() => void refetch()}>
            Try again
          </Button>
        </p>
      ) : data === undefined ? (
        <div className="p-4">
          <Skeleton className="h-4 w-3/5" />
        </div>
      ) : count === 0 ? (
        <p className="p-4 text-xs text-t2">Nothing yet. Name it in a rule of a flag: “is in segment”.</p>
      ) : (
        <ul className="max-h-80 divide-y divide-line overflow-y-auto">
          {data.flags.map(({ key, name, isOn }) => (
            <li key={`flag ${key}`} className="flex items-center gap-2 px-4 py-2">
              <Link
                to="/p/$project/flags/$flag"
                params={{ project, flag: key }}
                search={{ env: environment }}
                className="min-w-0 flex-1 truncate hover:underline"
                title={key}
                dir="auto"
              >
                {name}
              </Link>
              <Badge tone={isOn ? 'ok' : 'off'}>{isOn ? 'flag, on' : 'flag, off'}</Badge>
            </li>
          ))}
          {data.segments.map(({ key, name }) => (
            <li key={`segment ${key}`} className="flex items-center gap-2 px-4 py-2">
              <Link
                to="/p/$project/segments/$segment"
                params={{ project, segment: key }}
                search={{ env: environment }}
                className="min-w-0 flex-1 truncate hover:underline"
                title={key}
                dir="auto"
              >
                {name}
              </Link>
              <Badge>segment</Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
