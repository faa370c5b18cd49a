import { useMemo, useRef, type FocusEvent, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { useShortcuts } from '../lib/shortcuts.ts'
import { layoutOf } from './data-grid-columns.tsx'
import { GridHeader, HEADER_HEIGHT } from './data-grid-header.tsx'
import { gridCommand, type GridCommand } from './data-grid-keys.ts'
import { GridRow, INTERACTIVE, SkeletonRow, type GridRowContext } from './data-grid-row.tsx'
import { useGridSelection, useRowFocus } from './data-grid-state.ts'
import { layoutStyle, useColumnResizing, type ColumnWidths } from './data-grid-widths.ts'
import type { DataGridProps } from './data-grid.tsx'
import { useNeedMore } from './use-need-more.ts'
import { useRowWindow } from './use-row-window.ts'

const ROW_HEIGHT = { comfortable: 46, compact: 34 } as const
const FIRST_SKELETON_ROWS = 12
const MORE_SKELETON_ROWS = 4

const NO_WIDTHS: ColumnWidths = {}
const ignoreWidths = (): void => {}

/** The grid of wide screens. Only the rows on the screen are in the document. */
export function VirtualGrid<Row>(props: DataGridProps<Row>) {
  const { label, columns, rows, total, isLoading, isBusy, onHold, onNeedMore, rowMenu, flashes } = props
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useGrid(props, scroller)
  const { context, rowWindow, rowCount, ids, selection, focusIndex } = grid
  const hold = (isHeld: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') onHold?.(isHeld)
  }
  useNeedMore({ lastShown: rowWindow.last, loaded: rows.length, total, onNeedMore })
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={total === undefined && onNeedMore !== undefined ? -1 : (total ?? rows.length) + 1}
      aria-multiselectable={selection.state === undefined ? undefined : true}
      aria-busy={isLoading === true || isBusy === true}
      // Rows take the focus; while there are none the grid does, so that it can be scrolled by keyboard.
      tabIndex={rows.length === 0 ? 0 : undefined}
      className="h-full overflow-auto"
      onKeyDown={grid.onKeyDown}
      onFocus={grid.onFocus}
    >
      <div ref={grid.frame} style={{ ...layoutStyle(grid.layout), minWidth: 'var(--grid-width)' }}>
        <GridHeader
          columns={columns}
          resizing={props.onColumnWidths === undefined ? undefined : grid.resizing}
          sort={props.sort}
          onSort={props.onSort}
          selection={selection.state}
          onToggleAll={selection.toggleAll}
          hasMenu={rowMenu !== undefined}
        />
        <div
          role="rowgroup"
          className="relative"
          style={{ height: rowCount * context.height }}
          onPointerEnter={hold(true)}
          onPointerLeave={hold(false)}
        >
          {rowWindow.indexes.map((index) => {
            const row = rows[index]
            const key = ids[index] ?? `placeholder ${index}`
            const place = { index, start: index * context.height }
            if (row === undefined)
              return <SkeletonRow key={key} {...place} height={context.height} cellCount={grid.cellCount} />
            const id = props.rowId(row)
            return (
              <GridRow
                key={key}
                {...place}
                context={context}
                row={row}
                isFocused={index === focusIndex}
                isSelected={selection.selected.has(id)}
                flashOf={flashes?.get(id) ?? 0}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

type Scroller = RefObject<HTMLDivElement | null>

/** Focus, selection and keys of a grid, and where its rows are. */
function useGrid<Row>(props: DataGridProps<Row>, scroller: Scroller) {
  const { rows, rowId, columns, selection: given, rowMenu } = props
  const ids = useMemo(() => rows.map(rowId), [rows, rowId])
  const selection = useGridSelection(ids, given)
  const focus = useRowFocus(ids, scroller, {
    initialId: props.initialFocusId,
    onChange: (index) => props.onFocusRow?.(rows[index]!),
  })
  const height = ROW_HEIGHT[props.density ?? 'comfortable']
  const rowCount = ids.length + placeholdersOf(props)
  const kept = ids.length === 0 ? -1 : focus.index
  const rowWindow = useRowWindow(scroller, { count: rowCount, height, header: HEADER_HEIGHT, kept })
  const extras = { hasCheckbox: given !== undefined, hasMenu: rowMenu !== undefined }
  const run = (command: GridCommand): void => {
    if (command.kind === 'move') {
      if (command.isExtending && given !== undefined) selection.extend(focus.index, command.to)
      rowWindow.scrollTo(command.to)
      focus.moveTo(command.to)
    } else if (command.kind === 'select') selection.toggle(focus.index, command.isRange)
    else if (command.kind === 'open') props.onOpen?.(rows[focus.index]!)
    else if (command.kind === 'peek') props.onPeek?.(rows[focus.index]!)
    else if (command.kind === 'menu')
      rowElement(scroller, focus.index)?.querySelector<HTMLElement>('[data-menu] button')?.click()
    else moveWithin(rowElement(scroller, focus.index), command.by)
  }
  const { columnWidths: widths = NO_WIDTHS, onColumnWidths: onWidths = ignoreWidths } = props
  const layout = useMemo(() => layoutOf(columns, extras, widths), [columns, extras.hasCheckbox, extras.hasMenu, widths])
  const frame = useRef<HTMLDivElement>(null)
  const resizing = useColumnResizing({ columns, widths, onWidths, extras, frame })
  const context = useRowContext(props, {
    height,
    focusRow: focus.mark,
    toggle: selection.toggle,
  })
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (rows.length === 0 || isLeftToTarget(event)) return
    const pageSize = Math.max(1, Math.floor((event.currentTarget.clientHeight - HEADER_HEIGHT) / height) - 1)
    const command = gridCommand(event, { index: focus.index, count: rows.length, pageSize })
    if (command === null || !isOffered(command, props)) return
    event.preventDefault()
    run(command)
  }
  useGridShortcuts(props, { focusIndex: focus.index, run, scroller })
  return {
    context,
    layout,
    frame,
    resizing,
    ids,
    rowWindow,
    rowCount,
    selection,
    focusIndex: focus.index,
    cellCount: columns.length + Number(extras.hasCheckbox) + Number(extras.hasMenu),
    onKeyDown,
    onFocus(event: FocusEvent): void {
      const row = event.target.closest<HTMLElement>('[data-row]')
      if (row !== null) focus.mark(Number(row.dataset['row']))
    },
  }
}

function placeholdersOf<Row>({ rows, total, isLoading, onNeedMore }: DataGridProps<Row>): number {
  if (rows.length === 0) return isLoading === true ? FIRST_SKELETON_ROWS : 0
  if (onNeedMore === undefined) return 0
  return total === undefined ? 0 : Math.min(MORE_SKELETON_ROWS, Math.max(0, total - rows.length))
}

interface RowHandlers {
  readonly height: number
  readonly focusRow: (index: number) => void
  readonly toggle: (index: number, isRange: boolean) => void
}

/** Handlers change with every render, rows must not: they reach the newest handlers through a ref. */
function useRowContext<Row>(props: DataGridProps<Row>, handlers: RowHandlers): GridRowContext<Row> {
  const newest = useRef({ props, handlers })
  newest.current = { props, handlers }
  const { columns, selection, rowMenu } = props
  const hasCheckbox = selection !== undefined
  const { height } = handlers
  return useMemo(
    () => ({
      columns,
      height,
      isCompact: height === ROW_HEIGHT.compact,
      hasCheckbox,
      rowName: (row: Row) => newest.current.props.rowName(row),
      rowMenu:
        rowMenu === undefined
          ? undefined
          : (row: Row, tabIndex: 0 | -1) => newest.current.props.rowMenu!(row, tabIndex),
      onFocusRow: (index: number) => newest.current.handlers.focusRow(index),
      onToggleRow: (index: number, isRange: boolean) => newest.current.handlers.toggle(index, isRange),
      onOpenRow: (index: number) => newest.current.props.onOpen?.(newest.current.props.rows[index]!),
    }),
    [columns, height, hasCheckbox, rowMenu === undefined],
  )
}

interface GridControl {
  readonly focusIndex: number
  readonly run: (command: GridCommand) => void
  readonly scroller: Scroller
}

/** The grid's keys also work while nothing in it has the focus, and stand in the sheet of shortcuts. */
function useGridShortcuts<Row>(props: DataGridProps<Row>, { focusIndex, run, scroller }: GridControl): void {
  const move = (by: number) => () => {
    const hasFocus = scroller.current?.contains(document.activeElement) === true
    const to = Math.max(0, Math.min(props.rows.length - 1, focusIndex + (hasFocus ? by : 0)))
    if (props.rows.length > 0) run({ kind: 'move', to, isExtending: false })
  }
  const onRow = (command: GridCommand) => () => {
    if (props.rows.length > 0) run(command)
  }
  useShortcuts(props.label, [
    { keys: 'j', does: 'next row', run: move(1) },
    { keys: 'k', does: 'previous row', run: move(-1) },
    ...(props.onOpen === undefined ? [] : [{ keys: 'enter', does: 'open' }]),
    ...(props.onPeek === undefined ? [] : [{ keys: 'space', does: 'peek' }]),
    ...(props.selection === undefined
      ? []
      : [{ keys: 'x', does: 'select', run: onRow({ kind: 'select', isRange: false }) }]),
    ...(props.rowMenu === undefined ? [] : [{ keys: '.', does: 'menu of the row', run: onRow({ kind: 'menu' }) }]),
  ])
}

function isOffered<Row>({ kind }: GridCommand, props: DataGridProps<Row>): boolean {
  if (kind === 'open') return props.onOpen !== undefined
  if (kind === 'peek') return props.onPeek !== undefined
  if (kind === 'menu') return props.rowMenu !== undefined
  return kind !== 'select' || props.selection !== undefined
}

/** Links and buttons keep Enter and Space; text fields keep every key; the header keeps the keys of its buttons. */
function isLeftToTarget(event: KeyboardEvent): boolean {
  const target = event.target as Element
  if (event.defaultPrevented || target.closest('[data-row]') === null) return true
  if (target.matches('input:not([type=checkbox]), textarea, select')) return true
  return (event.key === 'Enter' || event.key === ' ') && target.closest(INTERACTIVE) !== null
}

const rowElement = (scroller: Scroller, index: number): HTMLElement | null =>
  scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`) ?? null

/** From the row to its links and buttons, and back. */
function moveWithin(row: HTMLElement | null, by: 1 | -1): void {
  if (row === null) return
  const stops = [...row.querySelectorAll<HTMLElement>('a[href], button, input')]
  const next = stops.indexOf(document.activeElement as HTMLElement) + by
  if (next < 0) row.focus()
  else stops[next]?.focus()
}
