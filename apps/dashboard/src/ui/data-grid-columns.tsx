import type { ReactNode } from 'react'
import type { ColumnWidths } from './data-grid-widths.ts'
import { toggleSelected } from './data-grid-selection.ts'

/** What a cell needs to know about where it stands. */
export interface GridCellContext {
  /** For links and buttons in the cell: only those of the row in focus are stops of the Tab key. */
  readonly tabIndex: 0 | -1
  readonly isCompact: boolean
}

/** One column, as data. Keep the list of columns the same between renders, or every row is drawn anew. */
export interface GridColumn<Row> {
  readonly id: string
  /** In words: the header, the entry in the column chooser and the header of the plain table. */
  readonly label: string
  /** The header when it is more than the label. */
  readonly header?: ReactNode
  /** Least width in px. */
  readonly width: number
  /** Share of the room that is left over; without it the width is fixed. */
  readonly flex?: number
  readonly align?: 'start' | 'center' | 'end'
  /** The server's name for sorting by this column. Without it the column cannot be sorted. */
  readonly sortKey?: string
  /** The direction of the first press; counts and instants are usually wanted `descending`. @default ascending */
  readonly firstDirection?: SortDirection
  readonly isHideable?: boolean
  readonly cell: (row: Row, context: GridCellContext) => ReactNode
}

export type SortDirection = 'ascending' | 'descending'

export interface GridSort {
  readonly key: string
  readonly direction: SortDirection
}

export const CHECKBOX_WIDTH = 38
export const MENU_WIDTH = 36

const ALIGNMENT = { start: '', center: 'justify-center', end: 'justify-end text-end' } as const

export interface GridExtras {
  readonly hasCheckbox: boolean
  readonly hasMenu: boolean
}

/** The CSS grid of a row, and how narrow the whole grid can get before it scrolls. */
export function layoutOf<Row>(
  columns: readonly GridColumn<Row>[],
  { hasCheckbox, hasMenu }: GridExtras,
  widths: ColumnWidths = {},
) {
  const tracks = columns.map(({ id, width, flex }) => {
    const chosen = widths[id]
    if (chosen !== undefined) return `${chosen}px`
    return flex === undefined ? `${width}px` : `minmax(${width}px, ${flex}fr)`
  })
  const extra = (hasCheckbox ? CHECKBOX_WIDTH : 0) + (hasMenu ? MENU_WIDTH : 0)
  return {
    template: [hasCheckbox ? `${CHECKBOX_WIDTH}px` : '', ...tracks, hasMenu ? `${MENU_WIDTH}px` : ''].join(' ').trim(),
    minWidth: columns.reduce((sum, { id, width }) => sum + (widths[id] ?? width), extra),
  }
}

export const alignmentOf = <Row,>({ align }: GridColumn<Row>): string => ALIGNMENT[align ?? 'start']

/** The sort that a press on the header of a column asks for. */
export function nextSort<Row>(column: GridColumn<Row>, current: GridSort | undefined): GridSort | undefined {
  const { sortKey, firstDirection = 'ascending' } = column
  if (sortKey === undefined) return undefined
  if (current?.key !== sortKey) return { key: sortKey, direction: firstDirection }
  return { key: sortKey, direction: current.direction === 'ascending' ? 'descending' : 'ascending' }
}

export interface ColumnChoicesProps<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly hidden: ReadonlySet<string>
  readonly onChange: (hidden: ReadonlySet<string>) => void
}

/** Which columns are shown: a list of checkboxes, to stand in a popover. */
export function ColumnChoices<Row>({ columns, hidden, onChange }: ColumnChoicesProps<Row>) {
  return (
    <fieldset className="flex flex-col">
      <legend className="mb-1 text-2xs font-medium text-t3">Columns</legend>
      {columns
        .filter(({ isHideable }) => isHideable === true)
        .map(({ id, label }) => (
          <label key={id} className="flex h-7 items-center gap-2 rounded-md px-1 text-sm hover:bg-sub">
            <input
              type="checkbox"
              className="size-3.5 accent-[var(--accent)]"
              checked={!hidden.has(id)}
              onChange={() => onChange(toggleSelected(hidden, id))}
            />
            {label}
          </label>
        ))}
    </fieldset>
  )
}
