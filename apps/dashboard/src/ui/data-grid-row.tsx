import { clsx } from 'clsx'
import { memo, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { alignmentOf, CHECKBOX_WIDTH, type GridColumn } from './data-grid-columns.tsx'
import { appearLate, flash } from './data-grid-flash.ts'

/** What all rows share; the same object between renders unless something in it changes. */
export interface GridRowContext<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly height: number
  readonly isCompact: boolean
  readonly hasCheckbox: boolean
  readonly rowName: (row: Row) => string
  readonly rowMenu: ((row: Row, tabIndex: 0 | -1) => ReactNode) | undefined
  readonly onFocusRow: (index: number) => void
  readonly onToggleRow: (index: number, isRange: boolean) => void
  readonly onOpenRow: (index: number) => void
}

interface GridRowProps<Row> {
  readonly context: GridRowContext<Row>
  readonly row: Row
  readonly index: number
  readonly start: number
  readonly isFocused: boolean
  readonly isSelected: boolean
  /** Another number than before, and not 0: the row has just changed. */
  readonly flashOf: number
}

/** Links, buttons and inputs do their own thing with a press. */
export const INTERACTIVE = 'a, button, input, select, textarea, label, [role=button]'

/** Over the cells that stay in place, which would hide an outline. */
const FOCUS_RING =
  'outline-none focus-visible:after:pointer-events-none focus-visible:after:absolute focus-visible:after:inset-0 focus-visible:after:z-[3] focus-visible:after:border-2 focus-visible:after:border-accent'

const stickyCell = 'sticky z-[1] bg-inherit'

/** A row costs what its cells cost: it is drawn again only when something in it changes. */
export const GridRow = memo(function GridRow<Row>(props: GridRowProps<Row>) {
  const { context, row, index, start, isFocused, isSelected, flashOf } = props
  const { columns, height, isCompact, hasCheckbox, rowMenu } = context
  const tabIndex = isFocused ? 0 : -1
  const onClick = (event: MouseEvent) => {
    if ((event.target as Element).closest(INTERACTIVE) === null) context.onFocusRow(index)
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={hasCheckbox ? isSelected : undefined}
      data-row={index}
      tabIndex={tabIndex}
      className={clsx(
        'absolute inset-x-0 grid items-center border-b border-line',
        FOCUS_RING,
        rowBackground({ isFocused, isSelected }),
      )}
      style={{ height, gridTemplateColumns: 'var(--grid-columns)', transform: `translateY(${start}px)` }}
      onClick={onClick}
      onDoubleClick={(event) => {
        if ((event.target as Element).closest(INTERACTIVE) === null) context.onOpenRow(index)
      }}
    >
      {hasCheckbox ? <CheckboxCell {...props} tabIndex={tabIndex} /> : null}
      {columns.map((column, place) => (
        <div
          key={column.id}
          role={place === 0 ? 'rowheader' : 'gridcell'}
          className={clsx('flex min-w-0 items-center px-2', alignmentOf(column), place === 0 && [stickyCell, 'h-full'])}
          style={place === 0 ? { insetInlineStart: hasCheckbox ? CHECKBOX_WIDTH : 0 } : undefined}
        >
          {column.cell(row, { tabIndex, isCompact })}
        </div>
      ))}
      {rowMenu === undefined ? null : (
        <div role="gridcell" data-menu className="flex items-center justify-center">
          {rowMenu(row, tabIndex)}
        </div>
      )}
      {flashOf === 0 ? null : (
        <div
          key={flashOf}
          ref={flash}
          role="presentation"
          className="pointer-events-none absolute inset-0 z-[2] bg-accent/20 opacity-0"
        />
      )}
    </div>
  )
}) as <Row>(props: GridRowProps<Row>) => ReactNode

function CheckboxCell<Row>(props: GridRowProps<Row> & { readonly tabIndex: 0 | -1 }) {
  const { context, row, index, isFocused, isSelected, tabIndex } = props
  return (
    <div role="gridcell" className={clsx(stickyCell, 'start-0 flex h-full')}>
      {isFocused ? <span aria-hidden className="absolute inset-y-0 start-0 w-0.5 bg-accent" /> : null}
      <label className="flex flex-1 cursor-pointer items-center justify-center">
        <input
          type="checkbox"
          tabIndex={tabIndex}
          aria-label={`Select ${context.rowName(row)}`}
          className="size-3.5 cursor-pointer accent-[var(--accent)]"
          checked={isSelected}
          onChange={(event) => context.onToggleRow(index, (event.nativeEvent as globalThis.MouseEvent).shiftKey)}
          onKeyDown={toggleBySpaceOnly}
        />
      </label>
    </div>
  )
}

// Space on a checkbox in focus is the checkbox's, not "peek".
function toggleBySpaceOnly(event: KeyboardEvent): void {
  if (event.key === ' ') event.stopPropagation()
}

function rowBackground({ isFocused, isSelected }: { isFocused: boolean; isSelected: boolean }): string {
  if (isSelected) return 'bg-[color-mix(in_srgb,var(--accent)_10%,var(--panel))]'
  if (isFocused) return 'bg-[color-mix(in_srgb,var(--accent)_5%,var(--panel))]'
  return 'bg-panel hover:bg-[color-mix(in_srgb,var(--sub)_60%,var(--panel))]'
}

interface SkeletonRowProps {
  readonly index: number
  readonly start: number
  readonly height: number
  readonly cellCount: number
}

const SKELETON_WIDTHS = ['60%', '45%', '70%', '52%']

/** Stands where a row will be. */
export function SkeletonRow({ index, start, height, cellCount }: SkeletonRowProps) {
  return (
    <div
      ref={appearLate}
      role="row"
      aria-rowindex={index + 2}
      className="absolute inset-x-0 grid items-center border-b border-line bg-panel"
      style={{ height, gridTemplateColumns: 'var(--grid-columns)', transform: `translateY(${start}px)` }}
    >
      {Array.from({ length: cellCount }, (_, cell) => (
        <div key={cell} role="gridcell" className="px-2">
          <span className="block h-2.5 rounded bg-sub" style={{ width: SKELETON_WIDTHS[(index + cell) % 4] }} />
        </div>
      ))}
    </div>
  )
}
