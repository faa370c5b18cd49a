import { useMemo, useState } from 'react'

export interface HeldRows<Row> {
  /** What to show now. */
  readonly rows: readonly Row[]
  /** How many rows wait: moved, come or gone. */
  readonly waitingCount: number
}

/** Keeps the order of the rows that are shown while their content follows `next`; pages read after them are added. */
export function holdRows<Row>(shown: readonly Row[], next: readonly Row[], rowId: (row: Row) => string): HeldRows<Row> {
  const nextById = new Map(next.map((row) => [rowId(row), row]))
  const shownIds = new Set(shown.map(rowId))
  const kept = shown.map((row) => nextById.get(rowId(row)) ?? row)
  const lastKnown = next.findLastIndex((row) => shownIds.has(rowId(row)))
  const arrived = next.slice(0, lastKnown + 1).filter((row) => !shownIds.has(rowId(row)))
  const gone = shown.filter((row) => !nextById.has(rowId(row)))
  const added = next.slice(lastKnown + 1)
  return {
    rows: added.length === 0 ? kept : [...kept, ...added],
    waitingCount: arrived.length + gone.length + movedCount(shown, next, rowId),
  }
}

/** Rows in both that would have to be taken out so that the others keep their order. */
function movedCount<Row>(shown: readonly Row[], next: readonly Row[], rowId: (row: Row) => string): number {
  const position = new Map(next.map((row, index) => [rowId(row), index]))
  const places = shown.map((row) => position.get(rowId(row))).filter((place) => place !== undefined)
  return places.length - longestRun(places)
}

/** Length of the longest increasing subsequence. */
function longestRun(numbers: readonly number[]): number {
  const lastOfLength: number[] = []
  for (const number of numbers) {
    let low = 0
    let high = lastOfLength.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (lastOfLength[middle]! < number) low = middle + 1
      else high = middle
    }
    lastOfLength[low] = number
  }
  return lastOfLength.length
}

/**
 * Rows that do not jump while `isHeld`: give it what `onHold` of the grid says. Show `waitingCount` in a pill that calls
 * `release`. `queryKey` names the question: other rows for another question are shown at once.
 * `next` must be the same array as long as nothing changed.
 */
export function useHeldRows<Row>(
  next: readonly Row[],
  { isHeld, rowId, queryKey }: { isHeld: boolean; rowId: (row: Row) => string; queryKey: string },
): HeldRows<Row> & { release: () => void } {
  const [shown, show] = useState({ rows: next, queryKey })
  const canHold = isHeld && shown.queryKey === queryKey && shown.rows.length > 0
  const held = useMemo(
    () => (canHold && shown.rows !== next ? holdRows(shown.rows, next, rowId) : { rows: next, waitingCount: 0 }),
    [canHold, shown.rows, next, rowId],
  )
  if (held.waitingCount === 0 && (shown.rows !== next || shown.queryKey !== queryKey)) show({ rows: next, queryKey })
  return { ...held, release: () => show({ rows: next, queryKey }) }
}
