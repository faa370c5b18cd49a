import { Download, Table2 } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Button } from '../button.tsx'
import { plainNumber, toCsv, type ChartTable } from './chart-table.ts'

export interface ChartFrameProps {
  readonly title: string
  /** What is measured, in which unit and over which time, quieter than the title. */
  readonly note?: ReactNode
  /** At the end of the title's row, before "Data". */
  readonly actions?: ReactNode
  /** Makes the numbers behind the picture, when somebody wants to see them. */
  readonly table: () => ChartTable
  /** Of the downloaded file, without its ending. */
  readonly fileName: string
  /** Where the frame stands among headings. @default 3 */
  readonly headingLevel?: 2 | 3 | 4 | undefined
  readonly children: ReactNode
}

/** A chart with its title; its numbers as a table and as a file are one press away. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, note, actions, table, fileName, headingLevel = 3, children } = props
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const Heading = `h${headingLevel}` as const
  return (
    <figure className="min-w-0" aria-labelledby={id}>
      <div className="flex min-h-8 flex-wrap items-center gap-x-2">
        <Heading id={id} className="text-sm font-semibold">
          {title}
        </Heading>
        {note === undefined ? null : <span className="text-xs text-t3">{note}</span>}
        <span className="ms-auto flex items-center gap-1.5 print:hidden">
          {actions}
          <Button
            variant="ghost"
            aria-expanded={isOpen}
            aria-label={`Data of ${title}`}
            onClick={() => setOpen(!isOpen)}
          >
            <Table2 aria-hidden size={13} />
            Data
          </Button>
        </span>
      </div>
      {children}
      {isOpen ? <DataTable title={title} table={table()} fileName={fileName} /> : null}
    </figure>
  )
}

interface DataTableProps {
  readonly title: string
  readonly table: ChartTable
  readonly fileName: string
}

function DataTable({ title, table, fileName }: DataTableProps) {
  return (
    <div className="mt-2 rounded-md border border-line">
      <div className="flex items-center border-b border-line py-1 ps-2.5 pe-1 text-xs text-t3">
        {table.rows.length === 1 ? '1 row' : `${table.rows.length} rows`}
        <Button variant="ghost" className="ms-auto" onClick={() => saveFile(`${fileName}.csv`, toCsv(table))}>
          <Download aria-hidden size={13} />
          CSV
        </Button>
      </div>
      <div tabIndex={0} role="region" aria-label={`Table: ${title}`} className="max-h-64 overflow-auto">
        <table className="num w-full text-xs">
          <thead className="sticky top-0 bg-panel text-t3">
            <tr>
              {table.columns.map((column, place) => (
                <th
                  key={place}
                  scope="col"
                  className={`px-2.5 py-1 font-medium ${place === 0 ? 'text-start' : 'text-end'}`}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index} className="border-t border-line">
                {row.map((cell, place) => (
                  <td
                    key={place}
                    className={`px-2.5 py-1 whitespace-nowrap ${place === 0 ? 'text-start' : 'text-end'}`}
                  >
                    {typeof cell === 'number' ? plainNumber(cell) : (cell ?? '–')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function saveFile(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
