import type { ListedChange, ToldChange } from './told-change.ts'

/** A change in the history of a flag, with what is told of it. */
export interface HistoryEntry extends ToldChange {
  readonly change: ListedChange
}
