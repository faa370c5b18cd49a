import type { ChangeSubject, Operation } from '@guidon/api'
import { isSameJson } from '@guidon/model'
import type { StoredChange } from './change-store.ts'
import type { PreparedChange } from './prepared-change.ts'

const UNDO_MS = 30 * 60_000

/** Until when a change can be undone: later, others have built on it, and restoring a version says better what is meant. */
export function undoableUntil({ created_at }: Pick<StoredChange, 'created_at'>): number {
  return created_at + UNDO_MS
}

/** Operations of a change in terms of what they do to each subject, without the order between subjects. */
type EffectBySubject = ReadonlyMap<string, readonly unknown[]>

/**
 * The first subject that the undo would not take back to where it was, because a later change touched the same parts.
 * Undoing is harmless exactly when doing it again would be the change itself.
 */
export function findRevertConflict(forward: readonly Operation[], undo: PreparedChange): ChangeSubject | undefined {
  const did = effectOf(forward.map(({ subject, instructions }) => ({ subject, instructions })))
  const redo = effectOf(undo.changes.map(({ subject, inverse }) => ({ subject, instructions: inverse })))
  const subjects = forward.map(({ subject }) => subject)
  return subjects.find((subject) => !isSameJson(did.get(idOf(subject)), redo.get(idOf(subject)) ?? []))
}

function effectOf(
  parts: readonly { readonly subject: ChangeSubject; readonly instructions: readonly unknown[] }[],
): EffectBySubject {
  return new Map(parts.map(({ subject, instructions }) => [idOf(subject), instructions]))
}

function idOf({ kind, key, environment }: ChangeSubject): string {
  return JSON.stringify([kind, key, environment])
}
