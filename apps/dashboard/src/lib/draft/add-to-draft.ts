import type { Operation } from '@guidon/api'
import { queryClient } from '../query-client.ts'
import { addStep, emptyLog } from './edit-log.ts'
import { editedField, type AnyEdit } from './edited-field.ts'
import type { DraftPlace } from './draft-place.ts'
import { draftStore, keepDraft } from './draft-storage.ts'
import { saveNow, serverDraftQuery } from './draft-sync.ts'

/** Puts edits on top of the person's draft of their subject, which it begins when there is none. */
export async function addToDraft(
  { member, project }: Pick<DraftPlace, 'member' | 'project'>,
  { subject, baseVersion = 0, instructions }: Operation,
): Promise<void> {
  const { kind, key, environment = null } = subject
  const place: DraftPlace = { member, project, kind, key, environment }
  await queryClient.fetchQuery(serverDraftQuery(place))
  const kept = draftStore(place).read()
  const now = Date.now()
  const draft = kept?.draft ?? { baseVersion, base: null, log: emptyLog, startedAt: now, updatedAt: now }
  const log = addStep(draft.log, instructions as unknown as readonly AnyEdit[], editedField)
  keepDraft(place, { draft: { ...draft, log, updatedAt: now }, revision: kept?.revision ?? 0, isSynced: false })
  await saveNow(place)
}
