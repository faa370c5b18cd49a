import { readFileSync, writeFileSync, existsSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

const RESULTS = fileURLToPath(new URL('../RESULTS.md', import.meta.url))

/** A goal and what was measured for it. */
export interface Verdict {
  readonly goal: string
  readonly measured: string
  readonly isMet: boolean
  /** Why the goal is missed; printed only when it is. */
  readonly note?: string | undefined
}

/** One benchmark's outcome, printed and kept in RESULTS.md. */
export interface Section {
  /** File name of the benchmark without `.bench.ts`. */
  readonly name: string
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly verdicts: readonly Verdict[]
  readonly remarks?: readonly string[]
}

/** Prints the section; with `--write` among the arguments, also puts it into RESULTS.md. */
export function report(section: Section): void {
  const text = toMarkdown(section)
  console.log(text)
  if (process.argv.includes('--write')) writeSection(section.name, text)
}

function toMarkdown({ name, title, columns, rows, verdicts, remarks = [] }: Section): string {
  const table = [columns, columns.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map(
    (row) => `| ${row.join(' | ')} |`,
  )
  const goals = verdicts.map(
    ({ goal, measured, isMet, note }) =>
      `- ${isMet ? 'met' : '**missed**'}: ${goal}; measured ${measured}${note && !isMet ? `. ${note}` : ''}`,
  )
  return [
    `## ${title}`,
    '',
    `${new Date().toISOString().slice(0, 10)}, ${machine()}. Command: \`node bench/${name}.bench.ts\``,
    '',
    ...table,
    '',
    ...goals,
    ...remarks.map((remark) => `- ${remark}`),
    '',
  ].join('\n')
}

function writeSection(name: string, text: string): void {
  const begin = `<!-- ${name} -->`
  const end = `<!-- /${name} -->`
  const block = `${begin}\n${text}${end}`
  const old = existsSync(RESULTS)
    ? readFileSync(RESULTS, 'utf8')
    : '# Benchmark results\n\nEach section is written by its benchmark with `--write`. Peers run in the same run, on the same machine.\n'
  const from = old.indexOf(begin)
  const to = old.indexOf(end)
  writeFileSync(
    RESULTS,
    from >= 0 ? old.slice(0, from) + block + old.slice(to + end.length) : `${old.trimEnd()}\n\n${block}\n`,
  )
}

/** Cores, processor, memory and Node in one line. */
export function machine(): string {
  const processors = cpus()
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
}

/** The value at share `p` (0..1) of `sorted`, ascending. */
export function percentile(sorted: readonly number[], p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? Number.NaN
}

/** `ours / theirs` as `12.3 ×`. */
export function ratio(ours: number, theirs: number): string {
  return `${(ours / theirs).toFixed(ours / theirs < 10 ? 1 : 0)} ×`
}

/** `1234567` as `1,234,567`. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}
