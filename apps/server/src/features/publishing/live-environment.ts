import type { CompiledDataSet } from '@guidon/evaluation'
import type { DataSet } from '@guidon/model'
import type { PublishedItem } from './published-item.ts'

/** One step of an environment: what changed between the version before and `version`. */
export interface ChangeSet {
  readonly environmentId: string
  readonly version: number
  readonly items: readonly PublishedItem[]
  /** The whole environment was read anew (its version went back, as after a restored backup): items lists all. */
  readonly replacesAll: boolean
}

/** What one environment serves, in memory, at its newest known version. */
export interface LiveEnvironment {
  readonly id: string
  readonly version: number
  readonly dataSet: DataSet
  readonly compiled: CompiledDataSet
  /** Calls `listener` after each change set is in place. Returns a function that stops it. */
  subscribe(listener: (changes: ChangeSet) => void): () => void
}
