import type { Operation } from '@guidon/api'
import type { Transaction } from '../../platform/database/database.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AuditService, NewAuditEntry } from '../audit/index.ts'
import { forwardOf, inverseOf, sentencesOf } from './change-description.ts'
import { insertChange, type StoredChange } from './change-store.ts'
import { commitContent } from './content-commit.ts'
import type { ContentEdit } from './content-commit.ts'
import type { SubjectChange } from './subject-change.ts'

export type Actor = Pick<Principal, 'kind' | 'id' | 'name'>

export interface RecordingParts {
  readonly platform: Platform
  readonly audit: AuditService
}

/** Who makes a change, and why. */
export interface Authorship {
  readonly actor: Actor
  readonly reason: string | null
  /** The change that this one undoes. */
  readonly reverts: string | null
}

/** A state of some content to be made true, with what it does to each subject. */
export interface ChangeToRecord extends ContentEdit {
  readonly operations: readonly Operation[]
  readonly changes: readonly SubjectChange[]
}

/** Makes a change true: content, publication, the change itself, audit entries and events, all in `tx`. */
export async function recordChange(
  parts: RecordingParts,
  tx: Transaction,
  { toRecord, authorship }: { readonly toRecord: ChangeToRecord; readonly authorship: Authorship },
): Promise<StoredChange> {
  const change = await writeChange(parts, tx, { toRecord, authorship })
  const entries = toRecord.changes.map((one) => ({
    entry: auditEntry(change, one, authorship),
    data: versionOf(change, one),
  }))
  await parts.audit.appendWithEvents(tx, entries)
  return change
}

/** As `recordChange`, for callers that write one audit entry and one event about the whole. */
export async function writeChange(
  { platform }: RecordingParts,
  tx: Transaction,
  { toRecord, authorship }: { readonly toRecord: ChangeToRecord; readonly authorship: Authorship },
): Promise<StoredChange> {
  const now = platform.clock.now()
  const { actor, reason, reverts } = authorship
  const { changes } = toRecord
  const change: StoredChange = {
    id: platform.ids.id(),
    project_id: toRecord.projectId,
    created_at: now,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    reason,
    operations: toRecord.operations,
    forward: forwardOf(changes),
    inverse: inverseOf(changes),
    sentences: sentencesOf(changes),
    ...(await commitContent(tx, toRecord, now)),
    reverts,
    reverted_by: null,
  }
  const subjects = changes.map(({ subject }) => subject)
  await insertChange(tx, change, subjects)
  return change
}

function auditEntry(
  { id, project_id }: StoredChange,
  { subject, environmentId, sentences }: SubjectChange,
  { actor, reason }: Authorship,
): NewAuditEntry {
  return {
    actor,
    action: `${subject.kind}.changed`,
    projectId: project_id,
    environment: environmentId === null ? null : { id: environmentId, key: subject.environment! },
    subject,
    sentences: sentences.map(({ text }) => text),
    reason,
    changeId: id,
  }
}

function versionOf({ id }: StoredChange, { subject, version }: SubjectChange): Record<string, unknown> {
  return { environment: subject.environment ?? null, version: version + 1, changeId: id }
}
