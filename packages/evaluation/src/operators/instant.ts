import type { Json } from '@guidon/model'

const DATE_TIME_PATTERN = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/

const MINUTE_MS = 60_000

/**
 * An instant in epoch milliseconds from a number of them or an RFC 3339 date and time; anything finer is cut off.
 * `undefined` for everything else: dates alone, times alone, numbers in strings. Source: LD wire format, `before`.
 */
export function parseInstant(value: Json): number | undefined {
  if (typeof value === 'number') return Math.trunc(value)
  return typeof value === 'string' ? parseDateTime(value) : undefined
}

function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME_PATTERN.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match
  const isInRange =
    isBetween(month, 1, 12) &&
    isBetween(day, 1, daysOfMonth(Number(year), Number(month))) &&
    isBetween(hour, 0, 23) &&
    isBetween(minute, 0, 59) &&
    isBetween(second, 0, 59) &&
    isBetween(offsetHour, 0, 23) &&
    isBetween(offsetMinute, 0, 59)
  if (!isInRange) return undefined
  const offsetMs = (Number(offsetHour) * 60 + Number(offsetMinute)) * MINUTE_MS
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  date.setUTCHours(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0').slice(0, 3)))
  return date.getTime() - (sign === '-' ? -offsetMs : offsetMs)
}

function isBetween(digits: string | undefined, least: number, most: number): boolean {
  const number = Number(digits)
  return number >= least && number <= most
}

function daysOfMonth(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (month === 2) return isLeapYear ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
