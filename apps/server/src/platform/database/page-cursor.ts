import { GuidonError } from '../errors.ts'

/** Sort values of a page's last row: the next page starts after it. */
export type CursorValues = readonly (string | number)[]

export class InvalidCursorError extends GuidonError {
  override name = 'InvalidCursorError'
  readonly code = 'invalid_cursor'
  readonly status = 400
  constructor() {
    super('"after" is no position of this list. Pass "next" of the page before as it is, with the same sort order.')
  }
}

export function encodeCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The values inside a cursor, whose types must be those of `shape`; `undefined` for the first page. */
export function decodeCursor<const Shape extends readonly ('string' | 'number')[]>(
  cursor: string | undefined,
  shape: Shape,
): ValuesOf<Shape> | undefined {
  if (cursor === undefined) return undefined
  const values = parse(cursor)
  if (!Array.isArray(values) || values.length !== shape.length) throw new InvalidCursorError()
  if (values.some((value, index) => typeof value !== shape[index])) throw new InvalidCursorError()
  return values as unknown as ValuesOf<Shape>
}

type ValuesOf<Shape extends readonly ('string' | 'number')[]> = {
  readonly [Index in keyof Shape]: Shape[Index] extends 'number' ? number : string
}

function parse(cursor: string): unknown {
  try {
    const text = Buffer.from(cursor, 'base64url').toString()
    // PostgreSQL stores no NUL, so no row can be after one.
    return text.includes('\\u0000') ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface Page<Row> {
  readonly items: Row[]
  readonly page: { readonly next: string | null }
}

/** A page of `limit` rows out of up to one row more, which tells whether there is another page. */
export function toPage<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => CursorValues): Page<Row> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return { items, page: { next: hasMore ? encodeCursor(cursorOf(last)) : null } }
}
