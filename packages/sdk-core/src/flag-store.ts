import {
  affectedFlags,
  compileDataSet,
  type ChangedKeys,
  type CompiledDataSet,
  type DataSetChanges,
} from '@guidon/evaluation'
import type { DataSet } from '@guidon/model'
import { FlagEntry } from './flag-entry.ts'

/** Keys that no flag has and that are still counted; a host that makes keys up must not fill the memory. */
const MAX_UNKNOWN = 1_000

/** The flags and segments that a client has, and an entry for each flag that was asked for. */
export class FlagStore {
  #data: CompiledDataSet = compileDataSet({ flags: new Map(), segments: new Map() })
  #segmentVersions = new Map<string, number>()
  #isInitialized = false
  #entries = new Map<string, FlagEntry>()
  #unknown = 0

  get data(): CompiledDataSet {
    return this.#data
  }

  /** Whether there was data once. */
  get isInitialized(): boolean {
    return this.#isInitialized
  }

  /** The entry of a flag; one without a flag for a key that no flag has, `undefined` when there are too many of those. */
  entry(key: string): FlagEntry | undefined {
    return this.#entries.get(key) ?? this.#addEntry(key)
  }

  /** Takes the data instead of everything that was there. */
  replace(data: DataSet): ChangedKeys {
    const changed = {
      flagKeys: changedItems(this.#flagVersions(), versions(data.flags)),
      segmentKeys: changedItems(this.#segmentVersions, versions(data.segments)),
    }
    this.#data = compileDataSet(data)
    this.#segmentVersions = versions(data.segments)
    this.#isInitialized = true
    this.#entries = new Map()
    this.#unknown = 0
    return changed
  }

  /** Takes some flags and segments; `null` deletes one. */
  apply(changes: Required<DataSetChanges>): ChangedKeys {
    this.#data = this.#data.applyChanges(changes)
    for (const key of changes.flags.keys()) this.#entries.delete(key)
    for (const [key, segment] of changes.segments) {
      if (segment === null) this.#segmentVersions.delete(key)
      else this.#segmentVersions.set(key, segment.version)
    }
    return { flagKeys: changes.flags.keys(), segmentKeys: changes.segments.keys() }
  }

  /** Keys of the flags that may serve something else after a change. */
  affectedBy(changed: ChangedKeys): readonly string[] {
    return [...affectedFlags(this.#data, changed)]
  }

  #flagVersions(): ReadonlyMap<string, number> {
    return new Map(Array.from(this.#data.flags, ([key, { source }]) => [key, source.version]))
  }

  #addEntry(key: string): FlagEntry | undefined {
    const flag = this.#data.flags.get(key)
    if (flag === undefined) {
      if (this.#unknown >= MAX_UNKNOWN) return undefined
      this.#unknown += 1
    }
    const entry = new FlagEntry(key, flag)
    this.#entries.set(key, entry)
    return entry
  }
}

function versions(items: ReadonlyMap<string, { readonly version: number }>): Map<string, number> {
  return new Map(Array.from(items, ([key, { version }]) => [key, version]))
}

/** After everything was sent again, most is as it was: what has the same version has not changed. */
function changedItems(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
}
