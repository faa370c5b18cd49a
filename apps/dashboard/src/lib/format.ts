const MINUTE = 60_000
const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', MINUTE],
]

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'always', style: 'narrow' })
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' })
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat()
const rough = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 3 })

/** How long ago, in one unit: `12 min ago`; `just now` within a minute. Instants are epoch ms. */
export function formatAgo(at: number, now: number): string {
  const passed = now - at
  for (const [unit, ms] of UNITS) if (Math.abs(passed) >= ms) return relative.format(-Math.trunc(passed / ms), unit)
  return 'just now'
}

/** Date, time and zone. */
export const formatInstant = (at: number): string => absolute.format(at)

/** Time of the day. */
export const formatClock = (at: number): string => clock.format(at)

/** `48310` → `48.3K`. */
export const formatCompact = (count: number): string => compact.format(count)

/** `48310` → `48,310`. */
export const formatCount = (count: number): string => whole.format(count)

/** A share of a whole, 0 to 1: `0.1234` → `12.3%`; `<0.1%` for what is next to nothing. */
export const formatShare = (share: number): string =>
  share > 0 && share < 0.001 ? `<${rough.format(0.001)}` : rough.format(share)

/** A weight of 0..100,000 as a percentage: `25000` → `25%`. */
export const formatWeight = (weight: number): string => percent.format(weight / 100_000)
