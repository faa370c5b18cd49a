import { printable, type Style } from './style.ts'

/** One column of a list. */
export interface Column<Row> {
  readonly title: string
  readonly text: (row: Row) => string
  /** What a terminal shows instead, when a person reads it better that way, such as a relative time. */
  readonly screenText?: (row: Row) => string
  /** Width at most where not all has room, so that the last column has more of it; 0 leaves the column out. */
  readonly narrow?: number
  readonly look?: (row: Row, style: Style) => (text: string) => string
}

const GAP = '  '

/** Aligned columns with a heading, cut at `width`: for people. */
export function alignedTable<Row>(
  rows: readonly Row[],
  all: readonly Column<Row>[],
  { width, style }: { readonly width: number; readonly style: Style },
): string {
  const natural = all.map((column) =>
    Math.max(column.title.length, ...rows.map((row) => length(screenText(column, row)))),
  )
  const isNarrow = natural.reduce((sum, next) => sum + next + GAP.length, -GAP.length) > width
  const columns = isNarrow ? all.filter(({ narrow }) => narrow !== 0) : all
  const cells = rows.map((row) => columns.map((column) => screenText(column, row)))
  const widths = columns.map((column) =>
    Math.min(natural[all.indexOf(column)]!, (isNarrow && column.narrow) || Infinity),
  )
  const room = width - widths.slice(0, -1).reduce((sum, next) => sum + next + GAP.length, 0)
  const last = Math.max(widths.at(-1)!, 0) > room ? Math.max(room, 8) : widths.at(-1)!
  const fitted = [...widths.slice(0, -1), last]
  const heading = columns.map((column, i) => style.dim(pad(column.title, fitted[i]!))).join(GAP)
  const lines = cells.map((line, rowIndex) =>
    line
      .map((cell, i) => (columns[i]!.look?.(rows[rowIndex]!, style) ?? plain)(pad(cut(cell, fitted[i]!), fitted[i]!)))
      .join(GAP)
      .trimEnd(),
  )
  return [heading.trimEnd(), ...lines].join('\n')
}

/** One line a row, cells separated by tabs, no heading: for programs. */
export function tabSeparated<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  return rows.map((row) => columns.map((column) => printable(column.text(row))).join('\t')).join('\n')
}

function screenText<Row>(column: Column<Row>, row: Row): string {
  return printable((column.screenText ?? column.text)(row))
}

function plain(text: string): string {
  return text
}

function length(text: string): number {
  return [...text].length
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - length(text)))
}

function cut(text: string, width: number): string {
  return length(text) <= width ? text : `${[...text].slice(0, width - 1).join('')}…`
}
