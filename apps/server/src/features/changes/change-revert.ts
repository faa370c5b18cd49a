import type { ChangeSubject, Operation } from '@guidon/api'
import { isSameJson } from '@guidon/model'
import type { PreparedChange } from './prepared-change.ts'

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
