import { clsx } from 'clsx'
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import type { GridColumn, GridSort } from './data-grid-columns.tsx'
import type { GridSelection } from './data-grid-state.ts'
import type { ColumnWidths } from './data-grid-widths.ts'
import { PLAIN_TABLE_ROWS, PlainTable } from './data-grid-table.tsx'
import { VirtualGrid } from './data-grid-virtual.tsx'
import { usePhone } from './media-query.ts'

export type { GridColumn, GridSort } from './data-grid-columns.tsx'
export type { GridSelection } from './data-grid-state.ts'

// A phone has no grid, and a wide screen no cards.
const CardList = lazy(async () => ({ default: (await import('./data-grid-cards.tsx')).CardList }))

export interface DataGridProps<Row> {
  /** Says what the rows are: "Flags". */
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  /** The rows loaded so far. Keep the array and its rows the same objects as long as nothing changed. */
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** For names such as "Select checkout". */
  readonly rowName: (row: Row) => string
  /** Ids of columns that are not shown. */
  readonly hiddenColumns?: ReadonlySet<string> | undefined
  /** Widths that a person has chosen, by column id; see `useRememberedWidths`. */
  readonly columnWidths?: ColumnWidths | undefined
  /** Makes the columns resizable. */
  readonly onColumnWidths?: ((widths: ColumnWidths) => void) | undefined
  /** How many rows there are on the server, when known. */
  readonly total?: number | undefined
  /** Called when the end of the loaded rows comes near and more exist; must not change needlessly. */
  readonly onNeedMore?: (() => void) | undefined
  readonly sort?: GridSort | undefined
  readonly onSort?: ((sort: GridSort) => void) | undefined
  readonly selection?: GridSelection | undefined
  readonly density?: 'comfortable' | 'compact' | undefined
  /** Nothing is loaded yet: rows of placeholders are shown. */
  readonly isLoading?: boolean | undefined
  /** Rows are shown while others are on their way. */
  readonly isBusy?: boolean | undefined
  /** Row id → a number that is another one after each change. Rows whose number is new flash. */
  readonly flashes?: ReadonlyMap<string, number> | undefined
  /** Id of the row in focus at first. */
  readonly initialFocusId?: string | undefined
  readonly onFocusRow?: ((row: Row) => void) | undefined
  /** Enter or a double click. */
  readonly onOpen?: ((row: Row) => void) | undefined
  /** Space. */
  readonly onPeek?: ((row: Row) => void) | undefined
  /** The last cell: a button that opens the row's menu; `.` presses it. */
  readonly rowMenu?: ((row: Row, tabIndex: 0 | -1) => ReactNode) | undefined
  /** The pointer rests on the rows: rows should not move now. See `useHeldRows`. */
  readonly onHold?: ((isHeld: boolean) => void) | undefined
  /** A row on a phone, where there is no room for columns. */
  readonly renderCard?: ((row: Row) => ReactNode) | undefined
  /** @default 92 */
  readonly cardHeight?: number | undefined
  /** Shown instead when there is no row. */
  readonly empty?: ReactNode
  readonly className?: string | undefined
}

/** Rows in columns, any number of them, used by keyboard as well as by pointer. Fills the height it is given. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, rows, rowId, isLoading, empty, className, hiddenColumns } = props
  const isPhone = usePhone()
  const [isPlain, setPlain] = useState(false)
  const columns = useMemo(
    () => props.columns.filter(({ id }) => hiddenColumns?.has(id) !== true),
    [props.columns, hiddenColumns],
  )
  if (rows.length === 0 && isLoading !== true) return <>{empty}</>
  if (isPhone && props.renderCard !== undefined)
    return (
      <Suspense>
        <CardList {...(props as DataGridProps<unknown>)} className={className} />
      </Suspense>
    )
  return (
    <div className={clsx('relative flex h-full min-h-0 flex-col', className)}>
      <button
        type="button"
        className="sr-only z-20 focus:not-sr-only focus:absolute focus:start-2 focus:top-1 focus:rounded-md focus:bg-raise focus:px-2 focus:py-1 focus:text-xs"
        onClick={() => setPlain(!isPlain)}
      >
        {isPlain ? 'Show as grid' : `Show as plain table (${PLAIN_TABLE_ROWS} rows)`}
      </button>
      <div className="min-h-0 flex-1 overflow-hidden rounded-[10px] border border-line bg-panel">
        {isPlain ? (
          <div className="h-full overflow-auto" tabIndex={0} role="region" aria-label={label}>
            <PlainTable label={label} columns={columns} rows={rows} rowId={rowId} />
          </div>
        ) : (
          <VirtualGrid {...props} columns={columns} />
        )}
      </div>
    </div>
  )
}
