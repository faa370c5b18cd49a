/** Entries of one day or several days in a row. */
export interface DayBucket {
  /** Epoch ms, inclusive: midnight here. */
  readonly from: number
  /** Epoch ms, exclusive. */
  readonly to: number
  readonly count: number
}

export interface DayCount {
  /** Midnight here. */
  readonly startsAt: number
  readonly count: number
}

export interface BucketOptions {
  /** Epoch ms. */
  readonly now: number
  readonly maxBuckets: number
  /** How many days there are at least, if need be without entries. */
  readonly minDays: number
}

/** All days from the first one with entries until today, put together to at most `maxBuckets`. */
export function dayBuckets(
  days: readonly DayCount[],
  { now, maxBuckets, minDays }: BucketOptions,
): readonly DayBucket[] {
  const first = days[0]
  if (first === undefined || maxBuckets < 1) return []
  const starts = dayStarts(Math.min(first.startsAt, daysAgo(now, minDays - 1)), now)
  const step = Math.max(1, Math.ceil(starts.length / maxBuckets))
  const counts = new Map(days.map(({ startsAt, count }) => [startsAt, count]))
  const buckets: DayBucket[] = []
  // Counted from today backwards, so that the last one is whole.
  for (let end = starts.length; end > 0; end -= step) {
    const begin = Math.max(0, end - step)
    const count = starts.slice(begin, end).reduce((sum, start) => sum + (counts.get(start) ?? 0), 0)
    buckets.unshift({ from: starts[begin]!, to: starts[end] ?? nextDay(starts[end - 1]!), count })
  }
  return buckets
}

/** Midnights from `first` until the day of `now`; days are not always 24 hours long. */
function dayStarts(first: number, now: number): readonly number[] {
  const starts: number[] = []
  for (let start = first; start <= Math.max(first, now); start = nextDay(start)) starts.push(start)
  return starts
}

const nextDay = (start: number): number => daysAgo(start, -1)

/** The midnight that began the day so many days earlier. */
function daysAgo(at: number, days: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime()
}
