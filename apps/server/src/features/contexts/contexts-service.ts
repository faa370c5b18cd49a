import type { SeenAttribute, SeenContext } from '@guidon/api'
import { parseContext, type Context } from '@guidon/model'
import type { Transaction } from '../../platform/database/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { summarizeAttributes } from './attribute-summary.ts'
import { ContextRecorder } from './context-recorder.ts'
import type { ContextSighting, SeenCombination, SeenPart } from './context-sighting.ts'
import { ContextNotFoundError } from './contexts-errors.ts'
import {
  countCombinations,
  deleteBeyond,
  deleteSeenBefore,
  readContext,
  readContexts,
  readRecentCombinations,
  upsertCombinations,
  upsertParts,
  type ContextQuery,
  type RecentCombination,
  type SeenContextRow,
} from './contexts-store.ts'

const DAY_MS = 24 * 60 * 60_000
const KEEP_MS = 30 * DAY_MS
/** What estimates are made of: whoever was here before may not come back. */
const RECENT_MS = 7 * DAY_MS
const KEEP_PER_ENVIRONMENT = 100_000
const ATTRIBUTE_SAMPLE = 2_000

/** A context as SDKs reported it, without private attributes. */
export interface RecentContext {
  readonly context: Context
  /** Epoch ms, up to ten minutes early: not every sighting is written. */
  readonly lastSeenAt: number
}

/** The contexts of the last days, for estimates of whom something reaches. */
export interface RecentContexts {
  /** How many were seen within 7 days; the newest 100,000 are known. */
  readonly seen: number
  /** The newest of them. */
  readonly sample: readonly RecentContext[]
}

export interface ContextsService {
  /** Takes note of a context, in memory; `flush` writes it. What is too much is left out. */
  record(sighting: ContextSighting): void
  /** The contexts of the last 7 days, `limit` of them as a sample. */
  recent(environmentId: string, limit: number): Promise<RecentContexts>
  /** Newest first. */
  list(query: ContextQuery): Promise<SeenContext[]>
  get(environmentId: string, name: { readonly kind: string; readonly key: string }): Promise<SeenContext>
  /** By kind and name. */
  attributes(environmentId: string, kind?: string): Promise<SeenAttribute[]>
  flush(): Promise<void>
  /** Forgets contexts that are too old or too many. */
  tidy(tx: Transaction): Promise<void>
}

export function createContextsService({ clock, database, log }: Platform): ContextsService {
  const recorder = new ContextRecorder()
  return {
    record: (sighting) => recorder.record(sighting),
    async recent(environmentId, limit) {
      const since = clock.now() - RECENT_MS
      const [seen, combinations] = await Promise.all([
        countCombinations(database.pool, environmentId, since),
        readRecentCombinations(database.pool, { environmentId, since, limit }),
      ])
      return { seen, sample: combinations.flatMap(toRecentContext) }
    },
    async list(query) {
      return (await readContexts(database.pool, query)).map(toSeenContext)
    },
    async get(environmentId, name) {
      const row = await readContext(database.pool, environmentId, name)
      if (!row) throw new ContextNotFoundError(name)
      return toSeenContext(row)
    },
    async attributes(environmentId, kind) {
      const rows = await readContexts(database.pool, { environmentId, kind, limit: ATTRIBUTE_SAMPLE })
      return summarizeAttributes(rows.map(toSeenContext))
    },
    async flush() {
      const combinations = recorder.take()
      if (combinations.length === 0) return
      try {
        await database.transaction((tx) => write(tx, combinations))
      } catch (err) {
        recorder.forget(combinations)
        log.warn({ err }, 'could not write seen contexts')
      }
    },
    async tidy(tx) {
      await deleteSeenBefore(tx, clock.now() - KEEP_MS)
      await deleteBeyond(tx, KEEP_PER_ENVIRONMENT)
    },
  }
}

/** In one order for all writers, so that they cannot deadlock; a part that two contexts share is written once. */
async function write(tx: Transaction, combinations: readonly SeenCombination[]): Promise<void> {
  const parts = new Map<string, SeenPart>()
  for (const { parts: own } of combinations) {
    for (const part of own) parts.set(`${part.environmentId}\n${part.kind}\n${part.key}`, part)
  }
  const sortedParts = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part)
  await upsertParts(tx, sortedParts)
  const sorted = combinations.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  await upsertCombinations(tx, sorted)
}

function idOf({ environmentId, canonicalKey }: SeenCombination): string {
  return `${environmentId}\n${canonicalKey}`
}

function toRecentContext({ lastSeenAt, parts }: RecentCombination): RecentContext[] {
  const parsed = parseContext(toWireContext(parts))
  return parsed.ok ? [{ context: parsed.value, lastSeenAt }] : []
}

function toWireContext(rows: readonly SeenContextRow[]): Record<string, unknown> {
  const parts = rows.map(({ kind, key, name, anonymous, attributes }) => {
    return [kind, { ...attributes, key, anonymous, ...(name === null ? {} : { name }) }] as const
  })
  const [only] = parts
  if (parts.length === 1 && only) return { ...only[1], kind: only[0] }
  return { ...Object.fromEntries(parts), kind: 'multi' }
}

function toSeenContext(row: SeenContextRow): SeenContext {
  return {
    kind: row.kind,
    key: row.key,
    name: row.name,
    anonymous: row.anonymous,
    attributes: { ...row.attributes },
    application: row.application,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  }
}
