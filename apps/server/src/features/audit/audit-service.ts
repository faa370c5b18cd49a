import type { Platform } from '../../platform/platform.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { eventOf } from './entry-event.ts'
import { readFacets, type AuditFacetRows } from './audit-facets-store.ts'
import {
  entriesWritten,
  insertEntry,
  readEntries,
  type AuditPage,
  type AuditRow,
  type AuditScope,
} from './audit-store.ts'

/** What somebody did, to be put on record. */
export interface NewAuditEntry {
  readonly actor: Pick<Principal, 'kind' | 'id' | 'name'>
  /** `<noun>.<past participle>`, e.g. `flag.changed`. */
  readonly action: string
  readonly projectId: string | null
  /** `null` when it concerns all environments, or none. */
  readonly environment: { readonly id: string; readonly key: string } | null
  readonly subject: { readonly kind: string; readonly key: string }
  /** What happened, in words. */
  readonly sentences: readonly string[]
  /** @default null */
  readonly reason?: string | null
  /** @default null */
  readonly changeId?: string | null
}

/** An entry, and what its event carries besides. */
export interface TellingEntry {
  readonly entry: NewAuditEntry
  readonly data: Readonly<Record<string, unknown>>
}

export interface AuditService {
  /** Puts an entry on record in the transaction that does the thing. */
  append(tx: Transaction, entry: NewAuditEntry): Promise<void>
  /** Puts entries on record, each with its domain event: one statement, however many there are. */
  appendWithEvents(tx: Transaction, entries: readonly TellingEntry[]): Promise<void>
  /** Entries of a project, newest first. */
  list(scope: AuditScope, page: AuditPage): Promise<AuditRow[]>
  /** Counts by what entries could be narrowed to; days begin at midnight of the time zone. */
  facets(scope: AuditScope, timeZone: string): Promise<AuditFacetRows>
}

type AuditParts = Pick<Platform, 'database' | 'clock' | 'ids' | 'events'>

export function createAuditService(parts: AuditParts): AuditService {
  const { database, events } = parts
  return {
    append: (tx, entry) => insertEntry(tx, rowOf(parts, entry)),
    async appendWithEvents(tx, entries) {
      if (entries.length === 0) return
      const rows = entries.map(({ entry }) => rowOf(parts, entry))
      const told = entries.map(({ entry, data }) => eventOf(entry, data))
      await events.recordAll(tx, told, entriesWritten(tx, rows))
    },
    list: (scope, page) => readEntries(database.pool, scope, page),
    facets: (scope, timeZone) => readFacets(database.pool, scope, timeZone),
  }
}

function rowOf({ ids, clock }: AuditParts, entry: NewAuditEntry): AuditRow {
  return {
    id: ids.id(),
    created_at: clock.now(),
    project_id: entry.projectId,
    environment_id: entry.environment?.id ?? null,
    environment_key: entry.environment?.key ?? null,
    actor_kind: entry.actor.kind,
    actor_id: entry.actor.id,
    actor_name: entry.actor.name,
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_key: entry.subject.key,
    sentences: entry.sentences,
    reason: entry.reason ?? null,
    change_id: entry.changeId ?? null,
  }
}
