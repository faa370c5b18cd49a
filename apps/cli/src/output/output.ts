import type { ErrorReport } from '../errors/cli-error.ts'
import type { Selection } from './jq/jq.ts'
import { onlyFields } from './only-fields.ts'
import type { Style } from './style.ts'
import { printable } from './style.ts'
import { alignedTable, tabSeparated, type Column } from './table.ts'
import { absoluteTime, relativeTime } from './time-text.ts'

export type OutputFormat = 'text' | 'json' | 'ndjson'

/** Where the next page of a list starts. */
export interface Page {
  readonly next: string | null
  readonly total?: number | undefined
}

/** The only way to the terminal: results go to stdout, everything else to stderr. */
export interface Output {
  readonly format: OutputFormat
  readonly style: Style
  /** A person reads stdout. */
  readonly isScreen: boolean
  /** An instant: relative for people, RFC 3339 for programs; empty for `null`. */
  time(at: number | null): string
  /** The result of a command that lists. */
  list<Row>(rows: readonly Row[], columns: readonly Column<Row>[], more?: { page?: Page; empty?: string }): void
  /** The result of any other command; `text` is what a person reads. */
  item(data: unknown, text: string): void
  /** A result that is not ours to shape: an answer or a document, printed as it is, without the envelope. */
  raw(data: unknown): void
  /** One line of a stream, as it happens. */
  event(data: unknown, line: string): void
  /** The end of a stream: its one final result. */
  finish(data: unknown, line: string): void
  /** A remark, left out when `--quiet`. */
  note(line: string): void
  /** Details, only when `--verbose`. */
  detail(line: string): void
  error(report: ErrorReport): void
}

export interface OutputOptions {
  readonly format: OutputFormat
  readonly fields: readonly string[] | null
  /** What `--jq` picks out. */
  readonly select: Selection | null
  readonly style: Style
  readonly errorStyle: Style
  readonly isScreen: boolean
  readonly isQuiet: boolean
  readonly isVerbose: boolean
  readonly width: number
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
}

export function createOutput(options: OutputOptions): Output {
  const { format, style, isScreen } = options
  const print = (line: string) => options.stdout(`${line}\n`)
  const remark = (line: string) => options.stderr(`${line}\n`)
  let isFinished = false

  function printResult(data: unknown, page: Page | undefined, text: string) {
    if (format === 'json')
      return printJson(withFields(options.fields, page ? { data, page } : { data }), isScreen ? 2 : 0)
    if (format === 'ndjson') return printFinal(page ? { type: 'result', data, page } : { type: 'result', data })
    if (text !== '') print(text)
  }

  /** The whole, or what `--jq` picks out: one value a line, texts without quotes. */
  function printJson(data: unknown, indent: number) {
    if (options.select === null) return print(JSON.stringify(data, null, indent))
    for (const value of options.select(data)) print(typeof value === 'string' ? value : JSON.stringify(value))
  }

  function printFinal(result: object) {
    if (!isFinished) print(JSON.stringify(result))
    isFinished = true
  }

  return {
    format,
    style,
    isScreen,
    time: (at) => (isScreen ? relativeTime(at) : absoluteTime(at)),
    list(rows, columns, { page = { next: null }, empty } = {}) {
      if (format === 'text' && rows.length === 0) return empty === undefined ? undefined : this.note(empty)
      printResult(rows, page, format === 'text' ? listText(options, rows, columns) : '')
      if (format === 'text' && page.next !== null) this.note(`More: add --after '${page.next}'`)
    },
    item: (data, text) => printResult(data, undefined, text),
    raw(data) {
      if (typeof data === 'string') return data === '' ? undefined : print(data)
      printJson(data, 2)
    },
    event(data, line) {
      print(format === 'text' ? line : JSON.stringify({ type: 'event', data }))
    },
    finish(data, line) {
      if (format === 'text') this.note(line)
      else printFinal({ type: 'result', data })
    },
    note(line) {
      if (!options.isQuiet && format === 'text') remark(line)
    },
    detail(line) {
      if (options.isVerbose) remark(options.errorStyle.dim(line))
    },
    error(report) {
      if (format === 'ndjson') printFinal({ type: 'result', error: report })
      remark(format === 'text' ? errorText(report, options.errorStyle) : JSON.stringify({ error: report }))
    },
  }
}

function listText<Row>(options: OutputOptions, rows: readonly Row[], columns: readonly Column<Row>[]): string {
  return options.isScreen ? alignedTable(rows, columns, options) : tabSeparated(rows, columns)
}

function withFields(fields: OutputOptions['fields'], result: { data: unknown; page?: Page }) {
  return fields ? { ...result, data: onlyFields(result.data, fields) } : result
}

function errorText(report: ErrorReport, style: Style): string {
  const more = [
    report.cause === undefined ? [] : [`cause: ${report.cause}`],
    report.suggestion === undefined ? [] : [report.suggestion],
    report.docs === undefined ? [] : [`see ${report.docs}`],
    report.requestId === undefined ? [] : [`request ${report.requestId}`],
  ].flat()
  return [
    `${style.bad('error')} ${printable(report.message)}`,
    ...more.map((line) => style.dim(`  ${printable(line)}`)),
  ].join('\n')
}
