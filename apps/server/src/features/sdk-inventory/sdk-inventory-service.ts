import type { Sdk } from '@guidon/api'
import type { SdkIdentity } from '@guidon/launchdarkly'
import type { Transaction } from '../../platform/database/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ConnectionAnnouncer } from './connection-announcer.ts'
import { SdkRecorder } from './sdk-recorder.ts'
import { foldEventSenders } from './sdk-inventory-rules.ts'
import { deleteSeenBefore, readSdks, writeReports } from './sdk-inventory-store.ts'
import { groupOf, type SdkSighting } from './sdk-sighting.ts'

/** How often a node writes what it sees. */
export const FLUSH_MS = 2_000
/** A node silent for longer is taken for gone. */
const ALIVE_MS = 10 * FLUSH_MS
const KEEP_MS = 30 * 24 * 60 * 60_000

/** An SDK, and the environment that it uses. */
export interface SdkConnection {
  readonly environmentId: string
  readonly identity: SdkIdentity
}

/** Everything but `list` works in memory and never throws; `flush` writes, one time after another. */
export interface SdkInventoryService {
  /** A stream was opened. Each one is followed by one `recordDisconnect` with equal parts. */
  recordConnection(connection: SdkConnection): void
  recordDisconnect(connection: SdkConnection): void
  recordPoll(connection: SdkConnection): void
  /** Events were posted; `platform` when they told it (diagnostics), else `""`. */
  recordEvents(connection: SdkConnection, platform: string): void
  /** SDKs of the last 30 days, newest first. */
  list(environmentId: string): Promise<Sdk[]>
  flush(): Promise<void>
  /** Forgets SDKs that are gone for long. */
  tidy(tx: Transaction): Promise<void>
}

export function createSdkInventoryService(
  { clock, database, ids, log }: Platform,
  announcer: Pick<ConnectionAnnouncer, 'connected'>,
): SdkInventoryService {
  const nodeId = ids.id()
  const recorder = new SdkRecorder()
  const sighting = (connection: SdkConnection, transport: Sdk['transport']): SdkSighting => ({
    ...connection,
    transport,
  })
  const write = async (): Promise<void> => {
    const now = clock.now()
    const reports = recorder.take(now)
    if (reports.length === 0) return
    try {
      await writeReports(database.pool, { nodeId, reportedAt: now }, reports)
    } catch (err) {
      log.warn({ err }, 'could not write the SDK inventory')
    }
  }
  const flush = oneAfterAnother(write)
  /** Told once it is written: whoever is told and asks for the list finds it there, on every node. */
  const announce = (seen: SdkSighting): void =>
    void flush().then(() => announcer.connected(groupOf(seen), recorder.platformOf(seen)))
  return {
    recordConnection(connection) {
      const seen = sighting(connection, 'streaming')
      recorder.stream(seen, clock.now(), 1)
      announce(seen)
    },
    recordDisconnect: (connection) => recorder.stream(sighting(connection, 'streaming'), clock.now(), -1),
    recordPoll(connection) {
      const seen = sighting(connection, 'polling')
      if (recorder.request(seen, clock.now())) announce(seen)
    },
    recordEvents(connection, platform) {
      const seen = sighting(connection, 'events')
      recorder.request(seen, clock.now())
      if (platform !== '') recorder.describe(seen, clock.now(), platform)
    },
    async list(environmentId) {
      return foldEventSenders(await readSdks(database.pool, environmentId, clock.now() - ALIVE_MS))
    },
    flush,
    tidy: (tx) => deleteSeenBefore(tx, clock.now() - KEEP_MS),
  }
}

/** Calls while `work` runs are answered together by one more run, which begins after it. */
function oneAfterAnother(work: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve()
  let next: Promise<void> | undefined
  return () =>
    (next ??= running.then(() => {
      next = undefined
      return (running = work())
    }))
}
