import type { SegmentSummary } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { formatCount } from '../../lib/format.ts'
import { Badge } from '../../ui/badge.tsx'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { Time } from '../../ui/time.tsx'

/** Columns of the list of segments. */
export function segmentColumns(project: string): GridColumn<SegmentSummary>[] {
  return [
    {
      id: 'segment',
      label: 'Segment',
      width: 260,
      flex: 3,
      cell: (segment, { tabIndex }) => <SegmentName project={project} segment={segment} tabIndex={tabIndex} />,
    },
    { id: 'listed', label: 'Listed', width: 170, flex: 1, cell: (segment) => <ListedCount segment={segment} /> },
    { id: 'rules', label: 'Rules', width: 80, align: 'end', cell: ({ ruleCount }) => <Figure count={ruleCount} /> },
    { id: 'used', label: 'Used by', width: 90, align: 'end', cell: ({ userCount }) => <Figure count={userCount} /> },
    {
      id: 'tags',
      label: 'Tags',
      width: 160,
      flex: 1,
      cell: ({ tags }, { tabIndex }) => <SegmentTags project={project} tags={tags} tabIndex={tabIndex} />,
    },
    {
      id: 'changed',
      label: 'Changed',
      width: 100,
      cell: ({ updatedAt }) => <Time at={updatedAt} className="text-t2" />,
    },
  ]
}

interface SegmentNameProps {
  readonly project: string
  readonly segment: SegmentSummary
  readonly tabIndex: 0 | -1
}

function SegmentName({ project, segment, tabIndex }: SegmentNameProps) {
  return (
    <span className="flex min-w-0 flex-col">
      <Link
        to="/p/$project/segments/$segment"
        params={{ project, segment: segment.key }}
        tabIndex={tabIndex}
        className="truncate font-medium text-t1 hover:underline"
        dir="auto"
      >
        {segment.name}
      </Link>
      <span className="mono truncate text-xs text-t3">{segment.key}</span>
    </span>
  )
}

/** How many keys are listed: `9,812 · 3 excluded`. */
export function ListedCount({ segment: { includedCount, excludedCount } }: { segment: SegmentSummary }) {
  if (includedCount + excludedCount === 0) return <span className="text-t3">none</span>
  return (
    <span className="num truncate">
      {formatCount(includedCount)}
      {excludedCount === 0 ? null : <span className="text-t3"> · {formatCount(excludedCount)} excluded</span>}
    </span>
  )
}

function Figure({ count }: { count: number }) {
  return <span className={count === 0 ? 'num text-t3' : 'num'}>{formatCount(count)}</span>
}

interface SegmentTagsProps {
  readonly project: string
  readonly tags: readonly string[]
  readonly tabIndex: 0 | -1
}

function SegmentTags({ project, tags, tabIndex }: SegmentTagsProps) {
  const [first, ...others] = tags
  if (first === undefined) return null
  return (
    <span className="flex min-w-0 items-center gap-1" title={tags.join(', ')}>
      <Link
        to="/p/$project/segments"
        params={{ project }}
        search={(before) => ({ ...before, tag: first })}
        tabIndex={tabIndex}
        aria-label={`Show segments with the tag ${first}`}
        className="min-w-0"
      >
        <Badge className="h-6! max-w-32 truncate">{first}</Badge>
      </Link>
      {others.length === 0 ? null : <span className="text-2xs text-t3">+{others.length}</span>}
    </span>
  )
}
