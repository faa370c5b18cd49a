import type { FlagCounts } from '@guidon/api'
import { formatCount } from '../../../lib/format.ts'
import { cx } from '../../../ui/cx.ts'
import { FLAG_VIEWS, type FlagView } from './flag-list-search.ts'

const LABELS: Readonly<Record<FlagView, string>> = {
  all: 'All',
  mine: 'Mine',
  'needs-action': 'Needs action',
  releasing: 'Releasing',
  stale: 'Stale',
  archived: 'Archived',
}

interface FlagViewsProps {
  readonly view: FlagView
  readonly counts: FlagCounts | undefined
  readonly onChange: (view: FlagView) => void
}

/** Which flags the list begins with. */
export function FlagViews({ view, counts, onChange }: FlagViewsProps) {
  return (
    <div role="group" aria-label="View" className="flex items-center gap-1 overflow-x-auto">
      {FLAG_VIEWS.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === view}
          onClick={() => onChange(one)}
          className="inline-flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm whitespace-nowrap text-t2 hover:text-t1 aria-pressed:bg-panel aria-pressed:font-medium aria-pressed:text-t1 aria-pressed:shadow-card"
        >
          {LABELS[one]}
          <ViewCount count={countOf(one, counts)} isCall={one === 'needs-action'} />
        </button>
      ))}
    </div>
  )
}

function countOf(view: FlagView, counts: FlagCounts | undefined): number | undefined {
  if (counts === undefined) return undefined
  const inLifecycle = (name: string): number => counts.lifecycles.find(({ value }) => value === name)?.count ?? 0
  switch (view) {
    case 'all':
      return counts.active
    case 'mine':
      return counts.mine
    case 'needs-action':
      return counts.needsAction
    case 'releasing':
    case 'stale':
      return inLifecycle(view)
    case 'archived':
      return counts.archived
  }
}

interface ViewCountProps {
  readonly count: number | undefined
  /** People are asked to do something about them. */
  readonly isCall: boolean
}

function ViewCount({ count, isCall }: ViewCountProps) {
  if (count === undefined) return null
  const look = isCall && count > 0 ? 'rounded bg-wait-bg px-1 font-medium text-wait' : 'text-t3'
  return <span className={cx('num text-xs', look)}>{formatCount(count)}</span>
}
