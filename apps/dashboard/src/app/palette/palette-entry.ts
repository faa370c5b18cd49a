import type { LucideIcon } from 'lucide-react'
import type { Findable } from './palette-match.ts'

/** One line of the palette: something to go to or to do. */
export interface PaletteEntry extends Findable {
  readonly id: string
  /** Said after the name, quieter. */
  readonly note?: string
  /** A shortcut that does the same. */
  readonly shortcut?: string
  readonly Icon: LucideIcon
  readonly run: () => void
  /** The palette stays open. @default false */
  readonly isStaying?: boolean
}

export interface PaletteGroup {
  readonly name: string
  readonly entries: readonly PaletteEntry[]
  /** How many there are, of which `entries` are the first. */
  readonly total: number
}

export const SHOWN = 5

/** The first entries of a group, all of them once it is opened. */
export function groupOf(name: string, entries: readonly PaletteEntry[], isOpened = false): PaletteGroup {
  return { name, entries: isOpened ? entries : entries.slice(0, SHOWN), total: entries.length }
}
