import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { selectionState, selectRange, toggleAll, toggleSelected } from './data-grid-selection.ts'

export interface GridSelection {
  /** Ids of the selected rows, loaded or not. */
  readonly selected: ReadonlySet<string>
  readonly onChange: (selected: ReadonlySet<string>) => void
}

const NONE: ReadonlySet<string> = new Set()

/** Selecting one, a range from the row selected last, or all. */
export function useGridSelection(ids: readonly string[], selection: GridSelection | undefined) {
  const anchor = useRef<string | null>(null)
  const selected = selection?.selected ?? NONE
  return {
    selected,
    state: selection === undefined ? undefined : selectionState(selected, ids),
    toggle(index: number, isRange: boolean): void {
      const from = anchor.current === null ? -1 : ids.indexOf(anchor.current)
      const isExtending = isRange && from >= 0
      selection?.onChange(
        isExtending ? selectRange(selected, ids, { from, to: index }) : toggleSelected(selected, ids[index]!),
      )
      if (!isExtending) anchor.current = ids[index]!
    },
    /** Selects from where the extending began to a row. */
    extend(current: number, to: number): void {
      if (anchor.current === null || !selected.has(anchor.current)) anchor.current = ids[current]!
      selection?.onChange(selectRange(selected, ids, { from: ids.indexOf(anchor.current), to }))
    },
    toggleAll(): void {
      selection?.onChange(toggleAll(selected, ids))
    },
  }
}

interface RowFocusOptions {
  readonly initialId: string | undefined
  readonly onChange: ((index: number) => void) | undefined
}

/** The one row that is a stop of the Tab key. It follows its row when rows move, and stays in place when its row goes. */
export function useRowFocus(
  ids: readonly string[],
  scroller: RefObject<HTMLElement | null>,
  { initialId, onChange }: RowFocusOptions,
) {
  const [focus, setFocus] = useState({ id: initialId, index: 0 })
  const indexById = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids])
  const known = focus.id === undefined ? undefined : indexById.get(focus.id)
  const index = known ?? Math.max(0, Math.min(focus.index, ids.length - 1))
  const isWanted = useRef(false)
  // The row may not have been in the document before: it is focused once it is.
  useLayoutEffect(() => {
    if (!isWanted.current) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)
    if (row === null || row === undefined) return
    isWanted.current = false
    row.focus({ preventScroll: true })
  })
  const mark = (next: number): void => {
    if (ids[next] === undefined || (next === index && focus.id !== undefined)) return
    setFocus({ id: ids[next], index: next })
    onChange?.(next)
  }
  return {
    index,
    /** The focus has come to this row by itself, or should without moving the keyboard focus. */
    mark,
    moveTo(next: number): void {
      isWanted.current = true
      mark(next)
      if (next === index) scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus()
    },
  }
}
