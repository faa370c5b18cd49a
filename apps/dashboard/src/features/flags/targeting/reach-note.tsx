import { Users } from 'lucide-react'
import { formatCount, formatShare } from '../../../lib/format.ts'
import { Time } from '../../../ui/time.tsx'
import { contextsText } from './contexts-text.ts'
import { isEstimated, type Reach, type ReachedPlace } from './flag-reach.ts'

/** How many of the contexts seen lately end at a place: `1,204 contexts · 12% · last match 4m ago`. */
export function ReachNote({ reach, place }: { reach: Reach | null; place: ReachedPlace }) {
  const found = reach?.at(place) ?? null
  if (reach === null || found === null) return null
  const { contexts, share, lastSeenAt, before } = found
  return (
    <span className="num flex flex-wrap items-center gap-x-1.5 text-xs text-t2">
      <Users size={13} aria-hidden className="text-t3" />
      <span>
        {isEstimated(reach.basis) && contexts > 0 ? '≈ ' : ''}
        {formatCount(contexts)} {contextsText(contexts)} · {formatShare(share)}
      </span>
      {before === null ? null : <span className="text-t3">was {formatCount(before)}</span>}
      {lastSeenAt === null ? null : (
        <span className="text-t3 max-md:hidden">
          · last match <Time at={lastSeenAt} />
        </span>
      )}
    </span>
  )
}

/** What the numbers stand for. */
export function ReachBasis({ reach }: { reach: Reach | null }) {
  if (reach === null) return null
  const { seen, contexts, isOn } = reach.basis
  if (contexts === 0) {
    return (
      <p className="border-t border-line px-4 py-2 text-xs text-t3">
        No contexts seen yet: how many each rule catches is counted once an SDK evaluates flags here.
      </p>
    )
  }
  return (
    <p className="num border-t border-line px-4 py-2 text-xs text-t3">
      {formatCount(seen)} {contextsText(seen)} seen in 7 days, each counted at the first that matches
      {isEstimated(reach.basis) ? `; estimated from the ${formatCount(contexts)} seen last` : ''}
      {reach.isOfDraft ? '; with your edits' : ''}.{isOn ? '' : ' Targeting is off: they would end here if it were on.'}
    </p>
  )
}
