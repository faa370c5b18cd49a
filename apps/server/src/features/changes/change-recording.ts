import type { Transaction } from '../../platform/database/database.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AuditService } from '../audit/index.ts'
import { inverseOf, sentencesOf, type SubjectChange } from './change-description.ts'
import { forwardOf } from './change-revert.ts'
import { insertChange, type StoredChange } from './change-store.ts'
import { commitContent } from './content-commit.ts'
import type { PreparedChange } from './prepared-change.ts'

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

/** Makes a prepared change true: content, publication, the change itself, audit entries and events, all in `tx`. */
export async function recordChange(
  { platform, audit }: RecordingParts,
  tx: Transaction,
  { prepared, authorship }: { readonly prepared: PreparedChange; readonly authorship: Authorship },
): Promise<StoredChange> {
  const now = platform.clock.now()
  const { actor, reason, reverts } = authorship
  const change: StoredChange = {
    id: platform.ids.id(),
    project_id: prepared.projectId,
    created_at: now,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    reason,
    operations: prepared.operations,
    forward: forwardOf(prepared.changes),
    inverse: inverseOf(prepared.changes),
    sentences: sentencesOf(prepared.changes),
    ...(await commitContent(tx, prepared, now)),
    reverts,
    reverted_by: null,
  }
  const subjects = prepared.changes.map(({ subject }) => subject)
  await insertChange(tx, change, subjects)
  for (const one of prepared.changes) {
    await audit.append(tx, auditEntry(change, one, authorship))
    await platform.events.record(tx, domainEvent(change, one))
  }
  return change
}

function auditEntry(
  { id, project_id }: StoredChange,
  { subject, environmentId, sentences }: SubjectChange,
  { actor, reason }: Authorship,
): Parameters<AuditService['append']>[1] {
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

function domainEvent(
  { id, project_id }: StoredChange,
  { subject, environmentId, version }: SubjectChange,
): Parameters<Platform['events']['record']>[1] {
  return {
    type: `${subject.kind}.changed`,
    projectId: project_id,
    environmentId,
    data: { key: subject.key, environment: subject.environment ?? null, version: version + 1, changeId: id },
  }
}
