import { useState } from 'react'
import { clampWidth, type ColumnWidths } from './data-grid-widths.ts'

/** Widths of the columns of a list as a person has set them; kept in this browser. */
export function useRememberedWidths(list: string): [ColumnWidths, (widths: ColumnWidths) => void] {
  const key = `guidon.${list}.widths`
  const [widths, setWidths] = useState(() => readWidths(localStorage.getItem(key)))
  const change = (next: ColumnWidths): void => {
    localStorage.setItem(key, JSON.stringify(next))
    setWidths(next)
  }
  return [widths, change]
}

/** What another version of the dashboard has written may be anything. */
export function readWidths(text: string | null): ColumnWidths {
  try {
    const entries = Object.entries(JSON.parse(text ?? '{}') as Record<string, unknown>)
    return Object.fromEntries(
      entries.flatMap(([id, width]) => (Number.isFinite(width) ? [[id, clampWidth(width as number)] as const] : [])),
    )
  } catch {
    return {}
  }
}
