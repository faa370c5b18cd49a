import type { Sentence } from '@guidon/describe'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useStore } from '../store.ts'
import { useRight } from '../use-project.ts'
import {
  editDraft,
  isOutdated,
  rebasedFor,
  redoDraft,
  resolveDraft,
  undoDraft,
  viewDraft,
  type Draft,
  type Resolution,
  type Saved,
} from './draft.ts'
import type { DraftKind } from './draft-kind.ts'
import type { DraftPlace, KeptDraft } from './draft-place.ts'
import { draftStore, keepDraft } from './draft-storage.ts'
import { saveSoon, serverDraftQuery } from './draft-sync.ts'
import type { AnyEdit } from './edited-field.ts'
import { sharedParts, type LostEdit } from './rebase.ts'

/** Others have saved a newer version than the draft was made on. */
export interface DraftConflict {
  /** What they did; `null` when this device does not know what the draft was made on. */
  readonly theirs: readonly Sentence[] | null
  readonly mine: readonly Sentence[]
  /** Whether both changed the same thing: with "both", mine is what stays. */
  readonly isOverlapping: boolean
  /** What "both" cannot keep. */
  readonly lost: readonly LostEdit[]
  readonly place: DraftPlace
  /** What the draft was made on; newer versions are theirs. */
  readonly baseVersion: number
}

/** A draft on a screen. */
export interface DraftControl<Subject, Edit> {
  /** What the edits were made on, as far as it is known. */
  readonly base: Subject
  /** What it will be. */
  readonly current: Subject
  /** The fewest edits from what is saved to `current`: what a review is asked for. */
  readonly edits: readonly Edit[]
  /** The version that the edits were made on. */
  readonly baseVersion: number
  readonly sentences: readonly Sentence[]
  /** Edits that do not apply to what is saved. */
  readonly lost: readonly LostEdit[]
  readonly isDirty: boolean
  /** Epoch ms; `null` when there is no draft. */
  readonly startedAt: number | null
  readonly conflict: DraftConflict | null
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Adds edits that come and go together. Gives the reason when they are refused. */
  edit(...step: readonly Edit[]): string | null
  undo(): void
  redo(): void
  discard(): void
  resolve(resolution: Resolution): void
}

/** The person's draft of one subject: kept in this browser at once and on the server soon after. */
export function useDraft<Subject, Edit extends AnyEdit>(
  kind: DraftKind<Subject, Edit>,
  place: DraftPlace,
  saved: Saved<Subject>,
): DraftControl<Subject, Edit> {
  const store = draftStore(place)
  const kept = useStore(store) as KeptDraft<Subject, Edit> | null
  const canDraft = useRight('change:plan') === true
  useQuery({ ...serverDraftQuery(place), enabled: canDraft })
  const draft = kept?.draft ?? null
  const { subject, version } = saved
  const view = useMemo(() => viewDraft(kind, draft, { subject, version }), [kind, draft, subject, version])
  const base = draft === null || draft.baseVersion === version ? subject : (draft.base ?? subject)
  const isOld = isOutdated(draft, { subject, version })
  // Others, or the review that was just applied, may have saved the very same: then nothing is left to do.
  const edits = useMemo(
    () => (isOld && kind.diff(subject, view.current).length === 0 ? [] : view.edits),
    [kind, isOld, subject, view],
  )
  const sentences = useMemo(() => kind.describe(base, edits), [kind, base, edits])
  const sides = useMemo(
    () => (draft !== null && isOld && edits.length > 0 ? sidesOf(kind, draft, { subject, version }, sentences) : null),
    [kind, draft, isOld, subject, version, edits, sentences],
  )
  const change = (next: Draft<Subject, Edit> | null): void => {
    const revision = kept?.revision ?? 0
    keepDraft(place, next === null ? null : { draft: next, revision, isSynced: false })
    saveSoon(place)
  }
  const now = Date.now
  return {
    base,
    current: view.current,
    edits,
    baseVersion: draft?.baseVersion ?? version,
    sentences,
    lost: view.lost,
    isDirty: edits.length > 0,
    startedAt: draft?.startedAt ?? null,
    conflict: sides && { ...sides, place },
    canUndo: (draft?.log.steps.length ?? 0) > 0,
    canRedo: (draft?.log.undone.length ?? 0) > 0,
    edit(...step) {
      // What was edited a moment ago is in the store before React shows it.
      const latest = (store.read() as KeptDraft<Subject, Edit> | null)?.draft ?? null
      const edited = editDraft(kind, latest, { saved, step, now: now() })
      if (!edited.ok) return edited.message
      change(edited.draft)
      return null
    },
    undo: () => draft !== null && change(undoDraft(draft, now())),
    redo: () => draft !== null && change(redoDraft(draft, now())),
    discard: () => change(null),
    resolve: (resolution) => draft !== null && change(resolveDraft(kind, draft, { saved, resolution, now: now() })),
  }
}

function sidesOf<Subject, Edit extends AnyEdit>(
  kind: DraftKind<Subject, Edit>,
  draft: Draft<Subject, Edit>,
  saved: Saved<Subject>,
  mine: readonly Sentence[],
): Omit<DraftConflict, 'place'> {
  const { edits, lost } = rebasedFor(kind, draft, { saved, resolution: 'both' })
  const { baseVersion } = draft
  if (draft.base === null) return { theirs: null, mine, isOverlapping: false, lost, baseVersion }
  const theirs = kind.diff(draft.base, saved.subject)
  return {
    theirs: kind.describe(draft.base, theirs),
    mine,
    isOverlapping: sharedParts(edits, theirs).length > 0,
    lost,
    baseVersion,
  }
}
