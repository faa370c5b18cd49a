import { useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { layoutOf, type GridColumn, type GridExtras } from './data-grid-columns.tsx'

/** Widths that a person has chosen, in px by column id. The others share the room that is left. */
export type ColumnWidths = Readonly<Record<string, number>>

export const MIN_COLUMN_WIDTH = 48
export const MAX_COLUMN_WIDTH = 900

const STEP = 16
const BIG_STEP = 64

/** What is done to the edge of a column. */
export type EdgeCommand =
  | { readonly kind: 'by'; readonly px: number }
  | { readonly kind: 'to'; readonly px: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'neighbor'; readonly by: 1 | -1 }

/** What a key asks of the edge of a column; `null` for keys that are not its own. */
export function edgeCommand(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  isRtl: boolean,
): EdgeCommand | null {
  const px = shiftKey ? BIG_STEP : STEP
  switch (key) {
    case 'ArrowRight':
      return { kind: 'by', px: isRtl ? -px : px }
    case 'ArrowLeft':
      return { kind: 'by', px: isRtl ? px : -px }
    case 'Home':
      return { kind: 'to', px: MIN_COLUMN_WIDTH }
    case 'End':
      return { kind: 'to', px: MAX_COLUMN_WIDTH }
    case 'Enter':
      return { kind: 'reset' }
    case 'ArrowUp':
      return { kind: 'neighbor', by: -1 }
    case 'ArrowDown':
      return { kind: 'neighbor', by: 1 }
    default:
      return null
  }
}

export const clampWidth = (px: number): number => Math.round(Math.max(MIN_COLUMN_WIDTH, Math.min(MAX_COLUMN_WIDTH, px)))

/** Without the width of one column: it takes its share of the room again. */
export function withoutWidth(widths: ColumnWidths, id: string): ColumnWidths {
  return Object.fromEntries(Object.entries(widths).filter(([column]) => column !== id))
}

interface Resizing<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly widths: ColumnWidths
  readonly onWidths: (widths: ColumnWidths) => void
  readonly extras: GridExtras
  /** Holds the layout of all rows, see `layoutStyle`. */
  readonly frame: RefObject<HTMLElement | null>
}

interface Drag {
  readonly id: string
  readonly startX: number
  readonly sign: 1 | -1
  /** The column and those before it as wide as they are: its edge follows the pointer. */
  readonly before: ColumnWidths
  widths: ColumnWidths
}

/** Moves the edges of columns. Rows follow while the edge moves, without being drawn anew. */
export function useColumnResizing<Row>({ columns, widths, onWidths, extras, frame }: Resizing<Row>) {
  const drag = useRef<Drag | null>(null)
  const [stop, setStop] = useState(columns[0]?.id)
  const show = (next: ColumnWidths): void => {
    for (const [name, value] of Object.entries(layoutStyle(layoutOf(columns, extras, next))))
      frame.current?.style.setProperty(name, value)
  }
  const measured = (id: string): ColumnWidths => {
    const last = columns.findIndex((column) => column.id === id)
    const cells = columns.slice(0, last + 1).map((column) => [column.id, widthOf(frame.current, column.id)] as const)
    return { ...widths, ...Object.fromEntries(cells) }
  }
  const cancel = (): void => {
    drag.current = null
    show(widths)
  }
  return {
    /** The edge that is a stop of the Tab key. */
    stop: columns.some(({ id }) => id === stop) ? stop : columns[0]?.id,
    onFocus: setStop,
    measure: (id: string): number => widthOf(frame.current, id),
    onPointerDown(event: PointerEvent<HTMLElement>, id: string): void {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const before = measured(id)
      drag.current = { id, startX: event.clientX, sign: signOf(event.currentTarget), before, widths: before }
    },
    onPointerMove({ clientX }: PointerEvent): void {
      const { current } = drag
      if (current === null) return
      const { id, startX, sign, before } = current
      current.widths = { ...before, [id]: clampWidth(before[id]! + (clientX - startX) * sign) }
      show(current.widths)
    },
    onPointerUp({ clientX }: PointerEvent): void {
      const { current } = drag
      drag.current = null
      if (current !== null && clientX !== current.startX) onWidths(current.widths)
    },
    cancel,
    reset: (id: string): void => onWidths(withoutWidth(widths, id)),
    onKeyDown(event: KeyboardEvent<HTMLElement>, id: string): void {
      if (event.key === 'Escape' && drag.current !== null) return cancel()
      const command = edgeCommand(event, signOf(event.currentTarget) === -1)
      if (command === null) return
      event.preventDefault()
      if (command.kind === 'reset') onWidths(withoutWidth(widths, id))
      else if (command.kind === 'neighbor') focusEdge(frame.current, columns, id, command.by)
      else {
        const before = measured(id)
        onWidths({ ...before, [id]: clampWidth(command.kind === 'to' ? command.px : before[id]! + command.px) })
      }
    },
  }
}

export type ColumnResizing = ReturnType<typeof useColumnResizing>

/** The layout of all rows as properties of what holds them: rows need not know when it changes. */
export function layoutStyle({ template, minWidth }: ReturnType<typeof layoutOf>): Record<`--${string}`, string> {
  return { '--grid-columns': template, '--grid-width': `${minWidth}px` }
}

const headerOf = (frame: HTMLElement | null, id: string): HTMLElement | null =>
  frame?.querySelector<HTMLElement>(`[data-column="${CSS.escape(id)}"]`) ?? null

function widthOf(frame: HTMLElement | null, id: string): number {
  return clampWidth(headerOf(frame, id)?.getBoundingClientRect().width ?? MIN_COLUMN_WIDTH)
}

function focusEdge<Row>(frame: HTMLElement | null, columns: readonly GridColumn<Row>[], id: string, by: 1 | -1): void {
  const next = columns[columns.findIndex((column) => column.id === id) + by]
  if (next !== undefined) headerOf(frame, next.id)?.querySelector<HTMLElement>('[role=separator]')?.focus()
}

const signOf = (element: Element): 1 | -1 => (getComputedStyle(element).direction === 'rtl' ? -1 : 1)
