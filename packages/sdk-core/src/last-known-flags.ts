import type { DataSetChanges } from '@guidon/evaluation'
import type { DataSet, Flag, Segment } from '@guidon/model'
import { messageOf } from './event-sender.ts'
import type { TroubleLog } from './logger.ts'
import type { Platform, Storage } from './platform.ts'

/** A data set as JSON: what `GET /sdk/latest-all` answers, and what offline files hold. */
export interface DataSetJson {
  readonly flags: Readonly<Record<string, unknown>>
  readonly segments: Readonly<Record<string, unknown>>
}

/** Reads a data set; `undefined` for anything else. Items that are no objects are left out. */
export function readDataSet(json: unknown): DataSet | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const { flags, segments } = json as Partial<DataSetJson>
  if (typeof flags !== 'object' || flags === null) return undefined
  return { flags: items<Flag>(flags), segments: items<Segment>(segments ?? {}) }
}

function items<Item>(json: object): ReadonlyMap<string, Item> {
  const isItem = ([, item]: [string, unknown]): boolean => typeof item === 'object' && item !== null
  return new Map(Object.entries(json).filter(isItem) as [string, Item][])
}

/** What `keepLastKnown` works with. */
export interface LastKnownOptions {
  readonly storage: Storage
  readonly platform: Platform
  readonly log: TroubleLog
  /** Tells the data of one environment from another's. */
  readonly owner: string
}

/** Flags kept for the next start. */
export interface LastKnown {
  /** What an earlier run has kept for this environment. Never rejects. */
  load(): Promise<{ readonly data: DataSet; readonly state: string | undefined } | undefined>
  /** Notes what came; written within a second. */
  note(isFull: boolean, changes: Required<DataSetChanges>, state: string): void
  /** Writes now what is not written yet. Never rejects. */
  save(): Promise<void>
}

const SAVE_AFTER_MS = 1_000

/** Keeps the last known flags of one environment in a storage. */
export function keepLastKnown({ storage, platform, log, owner }: LastKnownOptions): LastKnown {
  let flags = new Map<string, Flag>()
  let segments = new Map<string, Segment>()
  let state: string | undefined
  let isDirty = false
  let isScheduled = false

  async function save(): Promise<void> {
    if (!isDirty) return
    isDirty = false
    try {
      const content = { owner, state, flags: Object.fromEntries(flags), segments: Object.fromEntries(segments) }
      await storage.write(JSON.stringify(content))
    } catch (error) {
      log.warn('cache', `The last known flags could not be kept: ${messageOf(error)}`)
    }
  }

  return {
    async load() {
      try {
        const text = await storage.read()
        if (text === undefined) return undefined
        const content = JSON.parse(text) as { owner?: unknown; state?: unknown }
        const data = content.owner === owner ? readDataSet(content) : undefined
        if (data === undefined) return undefined
        flags = new Map(data.flags)
        segments = new Map(data.segments)
        state = typeof content.state === 'string' ? content.state : undefined
        return { data, state }
      } catch (error) {
        log.warn('cache', `The last known flags could not be read: ${messageOf(error)}. The client starts without.`)
        return undefined
      }
    },
    note(isFull, changes, newState) {
      if (isFull) {
        flags = new Map()
        segments = new Map()
      }
      for (const [key, flag] of changes.flags) put(flags, key, flag)
      for (const [key, segment] of changes.segments) put(segments, key, segment)
      state = newState
      isDirty = true
      if (isScheduled) return
      isScheduled = true
      platform.setTimer(() => {
        isScheduled = false
        void save()
      }, SAVE_AFTER_MS)
    },
    save,
  }
}

function put<Item>(items: Map<string, Item>, key: string, item: Item | null): void {
  if (item === null) items.delete(key)
  else items.set(key, item)
}
