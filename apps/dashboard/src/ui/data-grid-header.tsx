import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { ColumnEdge } from './column-edge.tsx'
import { alignmentOf, CHECKBOX_WIDTH, nextSort, type GridColumn, type GridSort } from './data-grid-columns.tsx'
import type { ColumnResizing } from './data-grid-widths.ts'

interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[]
  /** Absent when widths cannot be changed. */
  readonly resizing: ColumnResizing | undefined
  readonly sort: GridSort | undefined
  readonly onSort: ((sort: GridSort) => void) | undefined
  /** How many of the loaded rows are selected; absent when rows cannot be selected. */
  readonly selection: 'all' | 'some' | 'none' | undefined
  readonly onToggleAll: () => void
  readonly hasMenu: boolean
}

export const HEADER_HEIGHT = 34

/** The row of headers; stays at the top while the rows scroll. */
export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const { columns, resizing, sort, onSort, selection, onToggleAll, hasMenu } = props
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-10 grid items-center border-b border-line bg-panel text-2xs font-medium text-t3"
      style={{ height: HEADER_HEIGHT, gridTemplateColumns: 'var(--grid-columns)' }}
    >
      {selection === undefined ? null : <SelectAll selection={selection} onToggleAll={onToggleAll} />}
      {columns.map((column, place) => (
        <div
          key={column.id}
          role="columnheader"
          data-column={column.id}
          aria-sort={sort?.key === column.sortKey && sort !== undefined ? sort.direction : undefined}
          className={clsx(
            'flex h-full min-w-0 items-center px-2',
            alignmentOf(column),
            place === 0 ? 'sticky z-[3] bg-inherit' : 'relative',
          )}
          style={place === 0 ? { insetInlineStart: selection === undefined ? 0 : CHECKBOX_WIDTH } : undefined}
        >
          <HeaderContent column={column} sort={sort} onSort={onSort} />
          {resizing === undefined ? null : <ColumnEdge id={column.id} label={column.label} resizing={resizing} />}
        </div>
      ))}
      {hasMenu ? (
        <div role="columnheader">
          <span className="sr-only">Actions</span>
        </div>
      ) : null}
    </div>
  )
}

interface HeaderContentProps<Row> {
  readonly column: GridColumn<Row>
  readonly sort: GridSort | undefined
  readonly onSort: ((sort: GridSort) => void) | undefined
}

function HeaderContent<Row>({ column, sort, onSort }: HeaderContentProps<Row>) {
  const content = column.header ?? column.label
  const next = nextSort(column, sort)
  if (next === undefined || onSort === undefined) return <span className="truncate">{content}</span>
  const Arrow = sort?.direction === 'descending' ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      className="-mx-1 inline-flex h-6 min-w-0 cursor-pointer items-center gap-1 rounded px-1 hover:bg-sub hover:text-t1"
      onClick={() => onSort(next)}
    >
      <span className="truncate">{content}</span>
      {sort?.key === column.sortKey ? <Arrow aria-hidden size={11} className="shrink-0 text-t1" /> : null}
    </button>
  )
}

interface SelectAllProps {
  readonly selection: 'all' | 'some' | 'none'
  readonly onToggleAll: () => void
}

function SelectAll({ selection, onToggleAll }: SelectAllProps) {
  return (
    <div role="columnheader" className="sticky start-0 z-[3] flex h-full bg-inherit">
      <label className="flex flex-1 cursor-pointer items-center justify-center">
        <input
          type="checkbox"
          aria-label="Select all loaded rows"
          className="size-3.5 cursor-pointer accent-[var(--accent)]"
          checked={selection === 'all'}
          ref={(element) => {
            if (element !== null) element.indeterminate = selection === 'some'
          }}
          onChange={onToggleAll}
        />
      </label>
    </div>
  )
}
