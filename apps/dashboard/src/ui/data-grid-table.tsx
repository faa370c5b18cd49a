import { clsx } from 'clsx'
import type { GridColumn } from './data-grid-columns.tsx'

export const PLAIN_TABLE_ROWS = 100

interface PlainTableProps<Row> {
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
}

/** The first rows as a real table, whole in the document: for screen readers that lose their way in a virtual one. */
export function PlainTable<Row>({ label, columns, rows, rowId }: PlainTableProps<Row>) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">
        {label}: the first {Math.min(rows.length, PLAIN_TABLE_ROWS)} rows
      </caption>
      <thead>
        <tr className="border-b border-line text-start text-2xs text-t3">
          {columns.map((column) => (
            <th key={column.id} scope="col" className="h-8 px-2 text-start font-medium">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, PLAIN_TABLE_ROWS).map((row) => (
          <tr key={rowId(row)} className="border-b border-line">
            {columns.map((column, place) => {
              const Cell = place === 0 ? 'th' : 'td'
              return (
                <Cell
                  key={column.id}
                  scope={place === 0 ? 'row' : undefined}
                  className={clsx('px-2 py-1.5', column.align === 'end' ? 'text-end' : 'text-start', 'font-normal')}
                >
                  {column.cell(row, { tabIndex: 0, isCompact: false })}
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
