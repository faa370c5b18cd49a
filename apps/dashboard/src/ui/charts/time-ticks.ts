const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The time of the wall clock as if the clock stood in UTC, so that it can be reckoned with. */
type WallTime = number

export interface TimeTick {
  readonly at: number
  readonly label: string
  /** Begins a day (or a year, where ticks are months): worth a stronger label. */
  readonly isMajor: boolean
}

export interface TimeTickOptions {
  readonly from: number
  readonly to: number
  /** IANA name of the zone whose clock the axis shows. */
  readonly zone: string
  /** No more ticks than this. */
  readonly most: number
  readonly locale?: string | undefined
}

type Step = { readonly unit: 'ms'; readonly size: number } | { readonly unit: 'month'; readonly size: number }

const STEPS: readonly Step[] = [
  ...[1, 2, 5, 10, 15, 30].map((size): Step => ({ unit: 'ms', size: size * MINUTE })),
  ...[1, 2, 3, 6, 12].map((size): Step => ({ unit: 'ms', size: size * HOUR })),
  ...[1, 2, 7, 14].map((size): Step => ({ unit: 'ms', size: size * DAY })),
  ...[1, 3, 6, 12].map((size): Step => ({ unit: 'month', size })),
]
const MONTH_MS = 30 * DAY
// 1970-01-05 was a Monday: weeks begin there.
const FIRST_MONDAY = 4 * DAY

/** Round times of the zone's clock between two instants. A time that the clock skips has no tick, a repeated one has one. */
export function timeTicks({ from, to, zone, most, locale }: TimeTickOptions): readonly TimeTick[] {
  if (to <= from || most < 1) return []
  const clock = createZoneClock(zone)
  const step =
    STEPS.find(({ unit, size }) => (to - from) / (unit === 'ms' ? size : size * MONTH_MS) <= most) ?? STEPS.at(-1)!
  const label = createLabeler({ step, zone, locale })
  return wallTimes(step, { first: clock.wallTimeOf(from), last: clock.wallTimeOf(to) })
    .map((wall) => ({ wall, at: clock.instantOf(wall, { isDay: wall % DAY === 0 }) }))
    .filter((tick): tick is { wall: number; at: number } => tick.at !== null && tick.at >= from && tick.at <= to)
    .map(({ wall, at }) => ({ at, ...label(wall, at) }))
}

interface ZoneClock {
  wallTimeOf(instant: number): WallTime
  /** The first instant at which the clock shows this; `null` when it skips it, except that a day has a beginning. */
  instantOf(wall: WallTime, options: { readonly isDay: boolean }): number | null
}

/** Translates between instants and the clock of a zone. */
export function createZoneClock(zone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const wallTimeOf = (instant: number): WallTime => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    const seconds = Date.UTC(
      part['year']!,
      part['month']! - 1,
      part['day'],
      part['hour'],
      part['minute'],
      part['second'],
    )
    return seconds + (((instant % 1_000) + 1_000) % 1_000)
  }
  const offsetAt = (instant: number): number => wallTimeOf(instant) - instant
  return {
    wallTimeOf,
    instantOf(wall, { isDay }) {
      // No zone changes its clock twice within two days.
      const before = wall - offsetAt(wall - DAY)
      const after = wall - offsetAt(wall + DAY)
      const hit = [Math.min(before, after), Math.max(before, after)].find((instant) => wallTimeOf(instant) === wall)
      if (hit !== undefined) return hit
      return isDay ? before : null
    },
  }
}

function wallTimes(step: Step, { first, last }: { first: WallTime; last: WallTime }): readonly WallTime[] {
  const found: WallTime[] = []
  if (step.unit === 'month') {
    const begin = new Date(first)
    const month = Math.floor(begin.getUTCMonth() / step.size) * step.size
    for (let count = 0; ; count += step.size) {
      const wall = Date.UTC(begin.getUTCFullYear(), month + count, 1)
      if (wall > last) return found
      found.push(wall)
    }
  }
  const origin = step.size % (7 * DAY) === 0 ? FIRST_MONDAY : 0
  const begin = Math.floor((first - origin) / step.size) * step.size + origin
  // The clock may go back within the range: an hour more at both ends misses nothing.
  for (let wall = begin - step.size; wall <= last + HOUR; wall += step.size) found.push(wall)
  return found
}

interface Labeling {
  readonly step: Step
  readonly zone: string
  readonly locale: string | undefined
}

function createLabeler({ step, zone, locale }: Labeling) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const day = format({ month: 'short', day: 'numeric' })
  const month = format({ month: 'short' })
  const year = format({ year: 'numeric' })
  const isMonths = step.unit === 'month'
  return (wall: WallTime, at: number): { label: string; isMajor: boolean } => {
    const date = new Date(wall)
    if (isMonths) {
      const isJanuary = date.getUTCMonth() === 0
      return { label: (isJanuary ? year : month).format(at), isMajor: isJanuary }
    }
    const isMidnight = wall % DAY === 0
    return { label: (isMidnight ? day : time).format(at), isMajor: isMidnight && step.size < DAY }
  }
}
