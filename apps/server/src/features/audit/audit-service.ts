import type { Platform } from '../../platform/platform.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { readFacets, type AuditFacetRows } from './audit-facets-store.ts'
import { insertEntry, readEntries, type AuditPage, type AuditRow, type AuditScope } from './audit-store.ts'

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

export interface AuditService {
  /** Puts an entry on record in the transaction that does the thing. */
  append(tx: Transaction, entry: NewAuditEntry): Promise<void>
  /** Entries of a project, newest first. */
  list(scope: AuditScope, page: AuditPage): Promise<AuditRow[]>
  /** Counts by what entries could be narrowed to; days begin at midnight of the time zone. */
  facets(scope: AuditScope, timeZone: string): Promise<AuditFacetRows>
}

export function createAuditService({
  database,
  clock,
  ids,
}: Pick<Platform, 'database' | 'clock' | 'ids'>): AuditService {
  return {
    append: (tx, entry) =>
      insertEntry(tx, {
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
      }),
    list: (scope, page) => readEntries(database.pool, scope, page),
    facets: (scope, timeZone) => readFacets(database.pool, scope, timeZone),
  }
}
