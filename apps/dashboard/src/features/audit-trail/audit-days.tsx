import { useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { useElementWidth } from '../../ui/charts/element-width.ts'
import { Button } from '../../ui/button.tsx'
import { useNow } from '../../ui/clock.ts'
import { cx } from '../../ui/cx.ts'
import { dayBuckets, type DayBucket, type DayCount } from './day-buckets.ts'

/** Wide enough to be pressed. */
const BAR_PX = 26
const BARS_HEIGHT_PX = 32
const MIN_DAYS = 30

export interface AuditDaysProps {
  readonly days: readonly DayCount[]
  /** The time that is chosen, epoch ms; `to` is exclusive. */
  readonly from: number | undefined
  readonly to: number | undefined
  readonly onChange: (from: number | undefined, to: number | undefined) => void
}

/** How many entries each day has; pressing a day narrows to it, with Shift to all days up to it. */
export function AuditDays({ days, from, to, onChange }: AuditDaysProps) {
  const [ref, width] = useElementWidth()
  const now = useNow()
  const buckets = dayBuckets(days, { now, maxBuckets: Math.floor(width / BAR_PX), minDays: MIN_DAYS })
  const top = Math.max(1, ...buckets.map(({ count }) => count))
  const choose = ({ from: start, to: end }: DayBucket, event: MouseEvent): void => {
    if (event.shiftKey && from !== undefined && to !== undefined) onChange(Math.min(from, start), Math.max(to, end))
    else if (from === start && to === end) onChange(undefined, undefined)
    else onChange(start, end)
  }
  return (
    <div ref={ref} className="min-h-14">
      {buckets.length === 0 ? null : <DayBars buckets={buckets} top={top} from={from} to={to} onChoose={choose} />}
      {from === undefined && to === undefined ? (
        <p aria-hidden className="num flex justify-between text-2xs text-t3" dir="ltr">
          <span>{buckets.length === 0 ? '' : day.format(buckets[0]!.from)}</span>
          <span>{buckets.length === 0 ? '' : 'today'}</span>
        </p>
      ) : (
        <p className="flex h-6 items-center gap-1 text-xs text-t2">
          {rangeText(from, to)}
          <Button onClick={() => onChange(undefined, undefined)}>All days</Button>
        </p>
      )}
    </div>
  )
}

interface DayBarsProps extends Pick<AuditDaysProps, 'from' | 'to'> {
  readonly buckets: readonly DayBucket[]
  readonly top: number
  readonly onChoose: (bucket: DayBucket, event: MouseEvent) => void
}

function DayBars({ buckets, top, from, to, onChoose }: DayBarsProps) {
  const group = useRef<HTMLDivElement>(null)
  const isChosen = (bucket: DayBucket): boolean =>
    from !== undefined && to !== undefined && bucket.from >= from && bucket.to <= to
  const isAny = from !== undefined
  const stop = Math.max(0, buckets.findLastIndex(isChosen))
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const bars = [...(group.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    bars[bars.indexOf(document.activeElement as HTMLElement) + by]?.focus()
  }
  return (
    <div
      ref={group}
      role="group"
      aria-label="Entries by day"
      onKeyDown={onKeyDown}
      className="flex items-end"
      style={{ height: BARS_HEIGHT_PX + 6 }}
      dir="ltr"
    >
      {buckets.map((bucket, index) => (
        <button
          key={bucket.from}
          type="button"
          aria-pressed={isChosen(bucket)}
          aria-label={`${rangeText(bucket.from, bucket.to)}: ${bucket.count} ${bucket.count === 1 ? 'entry' : 'entries'}`}
          title={`${rangeText(bucket.from, bucket.to)}: ${bucket.count}`}
          tabIndex={index === (isAny ? stop : buckets.length - 1) ? 0 : -1}
          onClick={(event) => onChoose(bucket, event)}
          className="group flex h-full min-w-6 flex-1 items-end border-b border-line px-px"
        >
          <i
            className={cx(
              'block w-full rounded-t-[3px] group-hover:brightness-90',
              isAny && !isChosen(bucket) ? 'bg-line2' : 'bg-runf',
            )}
            style={{ height: bucket.count === 0 ? 0 : Math.max(3, (BARS_HEIGHT_PX * bucket.count) / top) }}
          />
        </button>
      ))}
    </div>
  )
}

const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' })

/** Days from `from` until before `to`. */
function rangeText(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return to === undefined ? '' : `before ${day.format(to)}`
  if (to === undefined) return `since ${day.format(from)}`
  const [first, last] = [day.format(from), day.format(to - 1)]
  return first === last ? first : `${first} – ${last}`
}
