/** Rows of one height under a header that stays in sight. Sizes in px. */
export interface RowsLayout {
  readonly count: number
  readonly height: number
  readonly header: number
}

/** What of the content is in sight. */
export interface Viewport {
  readonly top: number
  readonly height: number
}

/** Rows from `first` to `last`, both of them included; `last` is below `first` when there is none. */
export interface RowRange {
  readonly first: number
  readonly last: number
}

/** Rows drawn above and below what is in sight, so that scrolling finds them drawn. */
const OVERSCAN = 8

export function rowsInSight({ count, height, header }: RowsLayout, viewport: Viewport): RowRange {
  const first = Math.floor((viewport.top - header) / height) - OVERSCAN
  const last = Math.ceil((viewport.top + viewport.height - header) / height) - 1 + OVERSCAN
  return { first: Math.max(0, Math.min(first, count - 1)), last: Math.min(count - 1, last) }
}

/** Indexes to draw: those in sight, and the one that must stay in the document. */
export function indexesToDraw({ first, last }: RowRange, { kept, count }: { kept: number; count: number }): number[] {
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset)
  if (kept < 0 || kept >= count || (kept >= first && kept <= last)) return indexes
  return kept < first ? [kept, ...indexes] : [...indexes, kept]
}

/** Where to scroll so that a row is in sight; where it stands already when it is. */
export function scrollTopFor(index: number, { height, header }: RowsLayout, viewport: Viewport): number {
  const top = index * height
  if (top < viewport.top) return top
  return Math.max(viewport.top, header + top + height - viewport.height)
}
