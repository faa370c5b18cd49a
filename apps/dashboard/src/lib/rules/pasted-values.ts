/** What somebody pasted or a file holds: rows of cells. */
export type PastedTable = readonly (readonly string[])[]

/** Values that come to a list. */
export interface MergedValues {
  /** New to the list, each once. */
  readonly added: readonly string[]
  /** How many are in the list already. */
  readonly presentCount: number
  /** How many came more than once. */
  readonly repeatedCount: number
}

/** Reads lines of comma-, semicolon- or tab-separated cells; quotes hold separators and, doubled, themselves. */
export function readPasted(text: string): PastedTable {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = (): void => {
    row.push(cell.trim())
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    if (row.some((one) => one !== '')) rows.push(row)
    row = []
  }
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!
    if (isQuoted && character === '"' && text[index + 1] === '"') {
      cell += '"'
      index += 1
    } else if (character === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted
    else if (isQuoted) cell += character
    else if (character === '\n' || character === '\r') endRow()
    else if (character === ',' || character === ';' || character === '\t') endCell()
    else cell += character
  }
  endRow()
  return rows
}

/** Whether the rows are a table with columns rather than values written one after the other. */
export function hasColumns(table: PastedTable): boolean {
  const width = table[0]?.length ?? 0
  return table.length > 1 && width > 1 && table.every((row) => row.length === width)
}

/** The column that holds keys: the one called so, or the first. */
export function keyColumn(table: PastedTable): number {
  return Math.max(0, table[0]?.findIndex((name) => /^(?:key|id|user[_ ]?id|email)$/i.test(name)) ?? 0)
}

/** Names of columns at the top, as far as they look like names. */
export function hasHeader(table: PastedTable): boolean {
  return table[0]?.some((name) => /^(?:key|id|user[_ ]?id|email|name|kind)$/i.test(name)) ?? false
}

/** The values of a table: one column of it, or all cells when it has none. */
export function valuesOf(table: PastedTable, column: number): readonly string[] {
  const rows = hasHeader(table) ? table.slice(1) : table
  const cells = hasColumns(table) ? rows.map((row) => row[column] ?? '') : rows.flat()
  return cells.filter((cell) => cell !== '')
}

/** What of `incoming` is new to `present`. */
export function mergeValues(present: readonly string[], incoming: readonly string[]): MergedValues {
  const known = new Set(present)
  const distinct = [...new Set(incoming)]
  const added = distinct.filter((value) => !known.has(value))
  return {
    added,
    presentCount: distinct.length - added.length,
    repeatedCount: incoming.length - distinct.length,
  }
}
