import type { SegmentDetail } from '@guidon/api'
import { referencedSegments } from '@guidon/model'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { formatCount } from '../../lib/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { segmentUsageQuery, type SegmentPlace } from './segment-queries.ts'

/** What a segment decides about, as a tree: flags and segments whose rules name it, and what names those segments. */
export function SegmentUsers({ project, saved }: { project: string; saved: SegmentDetail }) {
  const { environment, definition } = saved
  const place = { environment, segment: definition.key }
  const { data } = useQuery(segmentUsageQuery(project, place))
  const named = [...new Set(referencedSegments(definition.rules))]
  const count = data === undefined ? undefined : data.flags.length + data.segments.length
  return (
    <Card title="Used by" note={count === undefined ? undefined : formatCount(count)} isPadded={false}>
      <div className="max-h-80 overflow-y-auto">
        <Users project={project} place={place} above={[definition.key]} />
      </div>
      {named.length === 0 ? null : (
        <p className="flex flex-wrap gap-x-2 border-t border-line px-4 py-2 text-xs text-t2">
          Its own rules name
          {named.map((segment) => (
            <Link
              key={segment}
              to="/p/$project/segments/$segment"
              params={{ project, segment }}
              search={{ env: environment }}
              className="mono inline-flex min-h-6 items-center underline"
            >
              {segment}
            </Link>
          ))}
        </p>
      )}
    </Card>
  )
}

interface UsersProps {
  readonly project: string
  readonly place: SegmentPlace
  /** Keys of the segments on the way from the root: none of them is opened again. */
  readonly above: readonly string[]
}

function Users({ project, place, above }: UsersProps) {
  const { data, error, refetch } = useQuery(segmentUsageQuery(project, place))
  if (data === undefined) {
    return error === null ? (
      <div className="p-4">
        <Skeleton className="h-4 w-3/5" />
      </div>
    ) : (
      <p className="flex items-center gap-2 p-4 text-xs text-t2">
        {error.message}
        <Button variant="line" onClick={() => void refetch()}>
          Try again
        </Button>
      </p>
    )
  }
  if (data.flags.length + data.segments.length === 0) {
    return (
      <p className="px-4 py-3 text-xs text-t2">
        {above.length > 1 ? 'Nothing uses it.' : 'Nothing yet. Name it in a rule of a flag: “is in segment”.'}
      </p>
    )
  }
  return (
    <ul className="divide-y divide-line">
      {data.flags.map(({ key, name, isOn }) => (
        <li key={`flag ${key}`} className="flex items-center gap-2 px-4 py-2">
          <Link
            to="/p/$project/flags/$flag"
            params={{ project, flag: key }}
            search={{ env: place.environment }}
            className="min-w-0 flex-1 truncate hover:underline"
            title={key}
            dir="auto"
          >
            {name}
          </Link>
          <Badge tone={isOn ? 'ok' : 'off'}>{isOn ? 'flag, on' : 'flag, off'}</Badge>
        </li>
      ))}
      {data.segments.map((segment) => (
        <UsingSegment key={`segment ${segment.key}`} {...{ project, place, above, segment }} />
      ))}
    </ul>
  )
}

type UsingSegmentProps = UsersProps & { readonly segment: { readonly key: string; readonly name: string } }

/** A segment that names another one; what uses it in turn is under it. */
function UsingSegment({ project, place, above, segment: { key, name } }: UsingSegmentProps) {
  const [isOpen, setIsOpen] = useState(false)
  const isAbove = above.includes(key)
  return (
    <li>
      <div className="flex items-center gap-2 px-4 py-2">
        <Link
          to="/p/$project/segments/$segment"
          params={{ project, segment: key }}
          search={{ env: place.environment }}
          className="min-w-0 flex-1 truncate hover:underline"
          title={key}
          dir="auto"
        >
          {name}
        </Link>
        {isAbove ? null : (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={`What uses ${name}`}
            onClick={() => setIsOpen(!isOpen)}
            className="inline-flex min-h-6 items-center gap-0.5 rounded px-1 text-xs text-t2 hover:bg-sub hover:text-t1"
          >
            <ChevronRight
              size={12}
              aria-hidden
              className={cx('transition-transform', isOpen ? 'rotate-90' : 'rtl:rotate-180')}
            />
            used by
          </button>
        )}
        <Badge>segment</Badge>
      </div>
      {isOpen && !isAbove ? (
        <div className="ms-5 border-s border-t border-line">
          <Users project={project} place={{ ...place, segment: key }} above={[...above, key]} />
        </div>
      ) : null}
    </li>
  )
}
