/** The numbers of a chart. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function toCsv({ columns, rows }: ChartTable): string {
  return [columns, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')
}

function csvField(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return plainNumber(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const DIGITS = 12

/** Without the noise that reckoning leaves in the last digits: `0.30000000000000004` is `0.3`. */
export const plainNumber = (value: number): string => String(Number(value.toPrecision(DIGITS)))
