import { MAX_INSTANT_MS } from '../limits.ts'

const DATE = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-](\d\d):(\d\d))$/

/**
 * Whether every SDK reads the text as the same instant: RFC 3339 in full, with a day that exists and capital letters.
 * Source: LD wire format, `before` and `after`.
 */
export function isPortableDate(text: string): boolean {
  const match = DATE.exec(text)
  if (match === null) return false
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  return (
    isDay(year, month, day) &&
    [hour, offsetHour].every((value = 0) => value <= 23) &&
    [minute, second, offsetMinute].every((value = 0) => value <= 59)
  )
}

function isDay(year = 0, month = 0, day = 0): boolean {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days
}

/** Whether a number is an instant in epoch ms that dates can hold. */
export function isEpochMs(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= MAX_INSTANT_MS
}
