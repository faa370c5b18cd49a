import { ApiError, revertChange, type Change, type Environment } from '@guidon/api'
import { api } from '../../lib/api.ts'
import { queryClient } from '../../lib/query-client.ts'
import { openReview, openUndo } from '../../lib/review.ts'
import { environmentsQuery } from '../../lib/root-route.ts'
import { closeToast, showToast, shownToasts } from '../../ui/toast-state.ts'
import { appliedText } from './applied-text.ts'
import { refreshUnlessLive } from './refresh-content.ts'

/** Says what was applied, where, and offers to take it back. */
export function tellApplied(project: string, change: Change): void {
  refreshUnlessLive(project)
  const environments = queryClient.getQueryData(environmentsQuery(project).queryKey) ?? []
  showToast({
    tone: 'ok',
    ...appliedText(change, environments),
    action: asksToUndo(change, environments)
      ? { label: 'Undo…', run: () => openUndo(change) }
      : { label: 'Undo', run: () => void undo(project, change) },
  })
}

/** Whether its undoing asks for a reason or a word, and so for a review. */
function asksToUndo({ published, versions }: Change, environments: readonly Environment[]): boolean {
  const touched = new Set(
    [...published, ...versions.map(({ subject }) => subject)].map(({ environment }) => environment),
  )
  return environments.some(({ key, isCritical, requiresReason }) => touched.has(key) && (isCritical || requiresReason))
}

/** Takes a change back at once; asks in a review when more is needed than a press. */
async function undo(project: string, change: Change): Promise<void> {
  try {
    tellApplied(project, await api.call(revertChange, { params: { project, change: change.id }, body: {} }))
  } catch (error) {
    if (error instanceof ApiError && error.code === 'confirmation_required') openUndo(change)
    else tellWhyNot(change, error)
  }
}

function tellWhyNot(change: Change, error: unknown): void {
  const isConflict = error instanceof ApiError && error.code === 'revert_conflict'
  const operations = change.inverse.map(({ subject, instructions }) => ({ subject, instructions }))
  showToast({
    tone: 'bad',
    title: 'Not undone',
    detail: error instanceof Error ? error.message : String(error),
    ...(isConflict ? { action: { label: 'Review undoing it', run: () => openReview({ operations }) } } : {}),
  })
}

/** Closes the notifications that nobody has to act on. */
export function closeGoodNews(): void {
  for (const { id, tone } of shownToasts.read()) if (tone === 'ok') closeToast(id)
}
