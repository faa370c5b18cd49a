import type { Draft as ServerDraft } from '@guidon/api'
import type { KeptDraft } from './draft-place.ts'
import { logOf } from './edit-log.ts'
import type { AnyEdit } from './edited-field.ts'

/** What to go on with, of what this browser and the server have. */
export function newerOf(kept: KeptDraft | null, remote: ServerDraft | null): KeptDraft | null {
  if (kept !== null && !kept.isSynced) return kept
  if (remote === null) return null
  if (kept !== null && kept.revision >= remote.revision) return kept
  const { baseVersion, instructions, updatedAt, revision } = remote
  const log = logOf(instructions as unknown as readonly AnyEdit[])
  return { draft: { baseVersion, base: null, log, startedAt: updatedAt, updatedAt }, revision, isSynced: true }
}
