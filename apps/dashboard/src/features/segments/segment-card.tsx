import type { SegmentSummary } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { formatCount } from '../../lib/format.ts'
import { Time } from '../../ui/time.tsx'
import { ListedCount } from './segment-columns.tsx'

/** A segment on a phone. */
export function SegmentCard({ project, segment }: { project: string; segment: SegmentSummary }) {
  const { key, name, ruleCount, userCount, updatedAt } = segment
  return (
    <div className="flex flex-col gap-1 px-3 py-2.5">
      <div className="flex min-w-0 items-center gap-2">
        <Link
          to="/p/$project/segments/$segment"
          params={{ project, segment: key }}
          className="min-h-6 min-w-0 flex-1 truncate font-medium"
          dir="auto"
        >
          {name}
        </Link>
        <Time at={updatedAt} className="text-2xs text-t3" />
      </div>
      <span className="mono truncate text-xs text-t3">{key}</span>
      <span className="flex flex-wrap gap-x-3 text-xs text-t2">
        <span>
          Listed: <ListedCount segment={segment} />
        </span>
        <span className="num">Rules: {formatCount(ruleCount)}</span>
        <span className="num">Used by: {formatCount(userCount)}</span>
      </span>
    </div>
  )
}
