import { useMemo, useState } from 'react'
import { Select } from '../../ui/select.tsx'
import { hasHeader, keyColumn, readPasted, valuesOf, type PastedTable } from './pasted-values.ts'

/** What is written, pasted or read from a file, as a table of which one column is taken. */
export interface PastedText {
  readonly text: string
  readonly table: PastedTable
  readonly column: number
  /** What stands in the column. */
  readonly values: readonly string[]
  /** Begins again with another text. */
  readonly begin: (text: string) => void
  readonly chooseColumn: (column: number) => void
}

export function usePastedText(): PastedText {
  const [text, setText] = useState('')
  const [chosenColumn, chooseColumn] = useState<number | null>(null)
  const table = useMemo(() => readPasted(text), [text])
  const column = chosenColumn ?? keyColumn(table)
  const values = useMemo(() => valuesOf(table, column), [table, column])
  const begin = (next: string): void => {
    setText(next)
    chooseColumn(null)
  }
  return { text, table, column, values, begin, chooseColumn }
}

interface ColumnSelectProps {
  readonly label: string
  readonly pasted: Pick<PastedText, 'table' | 'column' | 'chooseColumn'>
}

export function ColumnSelect({ label, pasted: { table, column, chooseColumn } }: ColumnSelectProps) {
  const names = (table[0] ?? []).map((cell, index) => (hasHeader(table) ? cell : `Column ${index + 1}: ${cell}`))
  return (
    <Select
      label={label}
      value={String(column)}
      onChange={(value) => chooseColumn(Number(value))}
      options={names.map((name, index) => ({ value: String(index), label: name }))}
    />
  )
}
