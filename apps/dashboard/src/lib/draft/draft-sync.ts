import { ApiError, deleteDraft, getDraft, putDraft } from '@guidon/api'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import { inTurn } from '../in-turn.ts'
import { editsOf } from './edit-log.ts'
import type { DraftPlace } from './draft-place.ts'
import { draftStore, keepDraft } from './draft-storage.ts'
import { newerOf } from './newer-draft.ts'

const SAVE_AFTER_MS = 800
/** What the server takes. */
const MAX_INSTRUCTIONS = 1_000

const timers = new Map<string, ReturnType<typeof setTimeout>>()
const takeTurn = inTurn()

/** Looks whether the server has a newer draft than this browser, from another device, and takes it over. */
export const serverDraftQuery = (place: DraftPlace) =>
  queryOptions({
    queryKey: ['drafts', place.project, 'one', place.key, place.kind, place.environment, place.member],
    queryFn: async () => {
      const remote = await api.call(getDraft, addressOf(place))
      const kept = draftStore(place).read()
      const next = newerOf(kept, remote)
      if (next !== kept) keepDraft(place, next)
      if (next?.isSynced === false) saveSoon(place)
      return remote?.revision ?? 0
    },
    staleTime: 0,
    retry: false,
  })

/** Saves the draft on the server after a pause in editing; that it is gone, at once. */
export function saveSoon(place: DraftPlace): void {
  const name = JSON.stringify(place)
  const delayMs = draftStore(place).read() === null ? 0 : SAVE_AFTER_MS
  clearTimeout(timers.get(name))
  timers.set(
    name,
    setTimeout(() => void saveNow(place), delayMs),
  )
}

/** After the save that is under way, which must not arrive later and bring an older draft back. */
export function saveNow(place: DraftPlace): Promise<void> {
  return takeTurn(JSON.stringify(place), () => save(place))
}

/** A draft that the server does not take stays in the browser, and is tried again with the next edit or visit. */
async function save(place: DraftPlace): Promise<void> {
  const kept = draftStore(place).read()
  try {
    if (kept === null) return await api.call(deleteDraft, addressOf(place))
    const instructions = editsOf(kept.draft.log).map((edit) => ({ ...edit }))
    if (instructions.length > MAX_INSTRUCTIONS) return
    if (instructions.length === 0) await api.call(deleteDraft, addressOf(place))
    const body = { baseVersion: kept.draft.baseVersion, instructions }
    const saved = instructions.length === 0 ? null : await api.call(putDraft, { ...addressOf(place), body })
    if (draftStore(place).read() === kept) keepDraft(place, { ...kept, revision: saved?.revision ?? 0, isSynced: true })
  } catch (error) {
    if (!(error instanceof ApiError) && !(error instanceof TypeError)) throw error
  }
}

const addressOf = ({ project, kind, key, environment }: DraftPlace) => ({
  params: { project, kind, key },
  query: environment === null ? {} : { environment },
})
