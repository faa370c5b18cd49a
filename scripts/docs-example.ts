/**
 * A marked block of a document. The mark is the rest of the line that opens the block: `js file=watch.mjs` is written
 * to a file, `sh run` runs to its end, `sh start` runs until the document ends, and the lines of `text shows` must
 * appear in what the commands of the document write.
 */
export type Example = { line: number; text: string } & (
  { kind: 'file'; name: string } | { kind: 'run' | 'start' | 'shows' }
)

const block = /^```\w+ +(?<mark>[^\n]+)\n(?<text>.*?)^```$/gmsu

/** The marked blocks of a Markdown document, in their order. */
export function readExamples(markdown: string): Example[] {
  return [...markdown.matchAll(block)].map((match) => {
    const { mark = '', text = '' } = match.groups ?? {}
    const line = markdown.slice(0, match.index).split('\n').length
    return { line, text, ...readMark(mark.trim(), line) }
  })
}

function readMark(mark: string, line: number): { kind: 'file'; name: string } | { kind: 'run' | 'start' | 'shows' } {
  if (mark === 'run' || mark === 'start' || mark === 'shows') return { kind: mark }
  const name = /^file=([\w.-]+)$/.exec(mark)?.[1]
  if (name !== undefined) return { kind: 'file', name }
  throw new Error(`Line ${line}: unknown mark "${mark}". Use run, start, shows or file=<name>, or none.`)
}
