export interface JsonProblem {
  readonly message: string
  /** Where in the text it begins. */
  readonly at: number
}

export type JsonReading =
  { readonly value: unknown; readonly problem: null } | { readonly value: undefined; readonly problem: JsonProblem }

/** Reads JSON. A problem has its place and says what to do, in the same words in every browser. */
export function readJson(text: string): JsonReading {
  try {
    return { value: JSON.parse(text), problem: null }
  } catch {
    return { value: undefined, problem: findProblem(text) }
  }
}

/** Line and column, from 1. */
export function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

const SPACE = /[ \t\n\r]*/y
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /[A-Za-z_$][\w$]*/y
const LITERALS = new Set(['true', 'false', 'null'])

class Stop extends Error {
  readonly problem: JsonProblem
  constructor(at: number, message: string) {
    super(message)
    this.problem = { at, message }
  }
}

/** Walks the text by the grammar of JSON up to the first place that does not follow it. */
function findProblem(text: string): JsonProblem {
  const reader = { text, at: 0 }
  try {
    readValue(reader)
    skip(reader)
    throw new Stop(reader.at, 'One value is enough: remove what follows')
  } catch (stop) {
    if (stop instanceof Stop) return stop.problem
    throw stop
  }
}

interface Reader {
  readonly text: string
  at: number
}

function take(reader: Reader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at
  const match = pattern.exec(reader.text)
  if (match === null) return null
  reader.at = pattern.lastIndex
  return match[0]
}

const skip = (reader: Reader): void => void take(reader, SPACE)

function next(reader: Reader): string {
  skip(reader)
  return reader.text[reader.at] ?? ''
}

function readValue(reader: Reader): void {
  const first = next(reader)
  const begin = reader.at
  if (first === '')
    throw new Stop(begin, begin === 0 || reader.text.trim() === '' ? 'Write a value' : 'A value is missing')
  if (first === '{') return readList(reader, { close: '}', readEntry: readMember, kind: 'object' })
  if (first === '[') return readList(reader, { close: ']', readEntry: readValue, kind: 'list' })
  if (first === '"') return readString(reader)
  if (first === "'" || first === '“') throw new Stop(begin, 'Text stands in double quotes: "…"')
  if (take(reader, NUMBER) !== null) return readAfterNumber(reader, begin)
  const word = take(reader, WORD)
  if (word === null) throw new Stop(begin, `A value is missing before ${first}`)
  if (LITERALS.has(word)) return
  const literal = word.toLowerCase()
  throw new Stop(
    begin,
    LITERALS.has(literal) ? `Write ${literal} in small letters` : `Text stands in double quotes: "${word}"`,
  )
}

function readAfterNumber(reader: Reader, begin: number): void {
  if (/[\w.+]/.test(reader.text[reader.at] ?? '')) throw new Stop(begin, 'This is not a number')
}

function readString(reader: Reader): void {
  const begin = reader.at
  if (take(reader, STRING) !== null) return
  const end = reader.text.slice(begin + 1).search(/["\n]/)
  const isOpen = end === -1 || reader.text[begin + 1 + end] === '\n'
  throw new Stop(
    begin,
    isOpen ? 'The closing quote is missing' : 'The text has a character that must be escaped with \\',
  )
}

interface ListGrammar {
  readonly close: '}' | ']'
  readonly readEntry: (reader: Reader) => void
  readonly kind: 'object' | 'list'
}

function readList(reader: Reader, { close, readEntry, kind }: ListGrammar): void {
  reader.at += 1
  if (next(reader) === close) return void (reader.at += 1)
  for (;;) {
    readEntry(reader)
    const after = next(reader)
    if (after === close) return void (reader.at += 1)
    if (after === '') throw new Stop(reader.at, `The ${kind} is not closed: ${close} is missing`)
    if (after !== ',') throw new Stop(reader.at, `A comma or ${close} is missing here`)
    const comma = reader.at
    reader.at += 1
    if (next(reader) === close) throw new Stop(comma, 'Remove the comma after the last entry')
  }
}

function readMember(reader: Reader): void {
  const first = next(reader)
  if (first === '') throw new Stop(reader.at, 'The object is not closed: } is missing')
  if (first !== '"') throw new Stop(reader.at, 'A name in double quotes is missing here')
  readString(reader)
  if (next(reader) !== ':') throw new Stop(reader.at, 'A colon is missing after the name')
  reader.at += 1
  readValue(reader)
}
