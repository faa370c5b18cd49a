import { compileDataSet, type CompiledDataSet, type RegexEngine } from '@guidon/evaluation'
import type { DataSet, Flag, Segment } from '@guidon/model'
import type { Logger } from 'pino'
import type { PublishedItem } from './published-item.ts'
import type { EnvironmentRows } from './publishing-store.ts'

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

/** The loader's side of a live environment. */
export interface LoadedEnvironment extends LiveEnvironment {
  /** Takes over rows that follow on the version here. */
  advance(rows: EnvironmentRows): void
  /** Takes over all rows of an environment whose version went back. */
  replace(rows: EnvironmentRows): void
}

export interface LoadedEnvironmentOptions {
  readonly regex: RegexEngine
  readonly log: Logger
}

export function createLoadedEnvironment(
  rows: EnvironmentRows,
  { regex, log }: LoadedEnvironmentOptions,
): LoadedEnvironment {
  const listeners = new Set<(changes: ChangeSet) => void>()
  let version = rows.version
  let dataSet = dataSetOf(rows.items)
  let compiled = compileDataSet(dataSet, { regex })

  function announce(items: readonly PublishedItem[], replacesAll: boolean): void {
    for (const listener of listeners) {
      // One listener's defect must not keep the change from the others.
      try {
        listener({ environmentId: rows.environmentId, version, items, replacesAll })
      } catch (error) {
        log.error({ err: error, environment: rows.environmentId }, 'a listener failed on a change set')
      }
    }
  }

  return {
    id: rows.environmentId,
    get version() {
      return version
    },
    get dataSet() {
      return dataSet
    },
    get compiled() {
      return compiled
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    advance(newer) {
      version = newer.version
      dataSet = withChanges(dataSet, newer.items)
      compiled = compiled.applyChanges({
        flags: changesOf(newer.items, 'flag'),
        segments: changesOf(newer.items, 'segment'),
      })
      announce(newer.items, false)
    },
    replace(all) {
      version = all.version
      dataSet = dataSetOf(all.items)
      compiled = compileDataSet(dataSet, { regex })
      announce(all.items, true)
    },
  }
}

function dataSetOf(items: readonly PublishedItem[]): DataSet {
  return withChanges({ flags: new Map(), segments: new Map() }, items)
}

function withChanges({ flags, segments }: DataSet, items: readonly PublishedItem[]): DataSet {
  return { flags: merged(flags, changesOf(items, 'flag')), segments: merged(segments, changesOf(items, 'segment')) }
}

interface ItemsByKind {
  flag: Flag
  segment: Segment
}

function changesOf<Kind extends keyof ItemsByKind>(
  items: readonly PublishedItem[],
  kind: Kind,
): Map<string, ItemsByKind[Kind] | null> {
  const ofKind = items.filter((item) => item.kind === kind)
  return new Map(ofKind.map((item) => [item.key, item.value as ItemsByKind[Kind] | null]))
}

function merged<Item>(items: ReadonlyMap<string, Item>, changes: Map<string, Item | null>): ReadonlyMap<string, Item> {
  if (changes.size === 0) return items
  const result = new Map(items)
  for (const [key, value] of changes) {
    if (value === null) result.delete(key)
    else result.set(key, value)
  }
  return result
}
