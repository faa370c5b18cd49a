import { isSameJson } from '@guidon/model'
import { addStep, editsOf, emptyLog, logOf, redoStep, undoStep, type EditLog, type Step } from './edit-log.ts'
import { editedField, type AnyEdit } from './edited-field.ts'
import type { DraftKind } from './draft-kind.ts'
import { rebaseEdits, type LostEdit, type Rebased } from './rebase.ts'

/** Edits of one subject that are not applied yet. */
export interface Draft<Subject, Edit> {
  readonly baseVersion: number
  /** What the edits were made on; `null` when this device does not know it. */
  readonly base: Subject | null
  readonly log: EditLog<Edit>
  /** Epoch ms. */
  readonly startedAt: number
  readonly updatedAt: number
}

/** What is saved, with its version. */
export interface Saved<Subject> {
  readonly subject: Subject
  readonly version: number
}

/** How to go on when others have saved a newer version: what is undone is always somebody's. */
export type Resolution = 'mine' | 'theirs' | 'both'

/** The draft as it looks now. */
export interface DraftView<Subject, Edit> {
  readonly current: Subject
  /** The fewest edits that lead from what is saved to `current`. */
  readonly edits: readonly Edit[]
  readonly lost: readonly LostEdit[]
}

/** A draft after more edits, or why they are refused. */
export type Edited<Subject, Edit> =
  { readonly ok: true; readonly draft: Draft<Subject, Edit> | null } | { readonly ok: false; readonly message: string }

/** Takes the draft one step further. `null` comes back when nothing is different from what is saved any more. */
export function editDraft<Subject, Edit extends AnyEdit>(
  kind: DraftKind<Subject, Edit>,
  draft: Draft<Subject, Edit> | null,
  { saved, step, now }: { readonly saved: Saved<Subject>; readonly step: Step<Edit>; readonly now: number },
): Edited<Subject, Edit> {
  const from = draft ?? newDraft<Subject, Edit>(saved, now)
  const base = baseOf(from, saved)
  const knownBase = from.baseVersion === saved.version ? saved.subject : from.base
  const applied = kind.apply(stateOf(kind, from, base), step)
  if (!applied.ok) return { ok: false, message: applied.issues.map(({ message }) => message).join(' ') }
  const log = withoutIdleStep(kind, base, addStep(from.log, step, editedField as (edit: Edit) => string | null))
  return {
    ok: true,
    draft: log.steps.length === 0 && log.undone.length === 0 ? null : { ...from, base: knownBase, log, updatedAt: now },
  }
}

export function undoDraft<Subject, Edit>(draft: Draft<Subject, Edit>, now: number): Draft<Subject, Edit> {
  return { ...draft, log: undoStep(draft.log), updatedAt: now }
}

export function redoDraft<Subject, Edit>(draft: Draft<Subject, Edit>, now: number): Draft<Subject, Edit> {
  return { ...draft, log: redoStep(draft.log), updatedAt: now }
}

/** What the draft looks like on top of what is saved. */
export function viewDraft<Subject, Edit extends AnyEdit>(
  kind: DraftKind<Subject, Edit>,
  draft: Draft<Subject, Edit> | null,
  saved: Saved<Subject>,
): DraftView<Subject, Edit> {
  if (draft === null) return { current: saved.subject, edits: [], lost: [] }
  const { edits, lost } = rebaseEdits(kind, { edits: editsOf(draft.log), onto: baseOf(draft, saved), theirs: [] })
  const applied = kind.apply(baseOf(draft, saved), edits)
  const current = applied.ok ? applied.value : saved.subject
  return { current, edits: kind.diff(baseOf(draft, saved), current), lost }
}

/** Whether others have saved a newer version than the draft is made on. */
export function isOutdated<Subject, Edit>(draft: Draft<Subject, Edit> | null, saved: Saved<Subject>): boolean {
  return draft !== null && draft.log.steps.length > 0 && draft.baseVersion !== saved.version
}

/**
 * The draft on the newer version. `mine` ends up as the draft looked, and takes back what others did; `both` keeps what
 * others did and puts the draft's edits on top; `theirs` lets the draft go.
 */
export function resolveDraft<Subject, Edit extends AnyEdit>(
  kind: DraftKind<Subject, Edit>,
  draft: Draft<Subject, Edit>,
  { saved, resolution, now }: { readonly saved: Saved<Subject>; readonly resolution: Resolution; readonly now: number },
): Draft<Subject, Edit> | null {
  if (resolution === 'theirs') return null
  const { edits } = rebasedFor(kind, draft, { saved, resolution })
  if (edits.length === 0) return null
  return { ...draft, baseVersion: saved.version, base: saved.subject, log: logOf(edits), updatedAt: now }
}

/** The edits that a resolution leaves, and those that it loses. */
export function rebasedFor<Subject, Edit extends AnyEdit>(
  kind: DraftKind<Subject, Edit>,
  draft: Draft<Subject, Edit>,
  { saved, resolution }: { readonly saved: Saved<Subject>; readonly resolution: 'mine' | 'both' },
): Rebased<Edit> {
  const onto = saved.subject
  if (resolution === 'mine' && draft.base !== null) {
    const edits = kind.diff(onto, stateOf(kind, draft, draft.base))
    return rebaseEdits(kind, { edits, onto, theirs: [] })
  }
  const theirs = draft.base === null ? null : kind.diff(draft.base, onto)
  return rebaseEdits(kind, { edits: editsOf(draft.log), onto, theirs })
}

function newDraft<Subject, Edit>({ subject, version }: Saved<Subject>, now: number): Draft<Subject, Edit> {
  return { baseVersion: version, base: subject, log: emptyLog, startedAt: now, updatedAt: now }
}

/** While a draft is outdated it is shown on what it was made on, as far as that is known. */
function baseOf<Subject, Edit>(draft: Draft<Subject, Edit>, saved: Saved<Subject>): Subject {
  return draft.baseVersion === saved.version ? saved.subject : (draft.base ?? saved.subject)
}

function stateOf<Subject, Edit extends AnyEdit>(
  kind: DraftKind<Subject, Edit>,
  { log }: Draft<Subject, Edit>,
  base: Subject,
): Subject {
  const applied = kind.apply(base, editsOf(log))
  return applied.ok ? applied.value : base
}

/** Leaves out the last step when it changes nothing: a switch that was turned on and off again is no edit. */
function withoutIdleStep<Subject, Edit extends AnyEdit>(
  kind: DraftKind<Subject, Edit>,
  base: Subject,
  log: EditLog<Edit>,
): EditLog<Edit> {
  const steps = log.steps.slice(0, -1)
  const before = kind.apply(base, steps.flat())
  const after = kind.apply(base, log.steps.flat())
  const isIdle = before.ok && after.ok && isSameJson(before.value, after.value)
  return isIdle ? { ...log, steps } : log
}
