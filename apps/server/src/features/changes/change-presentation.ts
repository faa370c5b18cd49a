import type { Change } from '@guidon/api'
import { undoableUntil } from './change-revert.ts'
import type { StoredChange } from './change-store.ts'

export function presentChange(stored: StoredChange): Change {
  return {
    ...presentChangeSummary(stored),
    operations: [...stored.operations],
    inverse: [...stored.inverse],
  }
}

export function presentChangeSummary(stored: StoredChange): Omit<Change, 'operations' | 'inverse'> {
  return {
    id: stored.id,
    createdAt: stored.created_at,
    actor: { kind: stored.actor_kind, id: stored.actor_id, name: stored.actor_name },
    reason: stored.reason,
    sentences: [...stored.sentences],
    versions: [...stored.versions],
    published: [...stored.published],
    reverts: stored.reverts,
    revertedBy: stored.reverted_by,
    undoableUntil: undoableUntil(stored),
  }
}
