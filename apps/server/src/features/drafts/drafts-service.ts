import type { ChangeSubject, Instruction } from '@guidon/api'
import type { Platform } from '../../platform/platform.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { subjectText } from '../changes/index.ts'
import { FlagNotFoundError } from '../flags/index.ts'
import { SegmentNotFoundError } from '../segments/index.ts'
import { DraftConflictError, TooManyDraftsError } from './drafts-errors.ts'
import {
  countDrafts,
  lockRevision,
  readDraft,
  readDrafts,
  removeDraft,
  removeDraftsBefore,
  writeDraft,
  type DraftPlace,
  type DraftRow,
  type DraftSummaryRow,
} from './drafts-store.ts'

const MAX_DRAFTS = 200
const KEPT_MS = 90 * 24 * 60 * 60_000

/** Whose draft of what. */
export interface DraftOwner {
  readonly projectKey: string
  readonly subject: ChangeSubject
  readonly place: DraftPlace
}

export interface DraftContent {
  readonly baseVersion: number
  readonly instructions: readonly Instruction[]
  /** The revision that it is saved over; `undefined` for any. */
  readonly revision: number | undefined
}

/** Begun edits of members: private, without effect, and so neither audited nor announced. */
export interface DraftsService {
  list(memberId: string, projectId: string): Promise<DraftSummaryRow[]>
  get(owner: DraftOwner): Promise<DraftRow | undefined>
  save(owner: DraftOwner, content: DraftContent): Promise<DraftSummaryRow>
  discard(owner: DraftOwner): Promise<void>
  /** Drops drafts that nobody has saved for a long time. */
  tidy(tx: Transaction): Promise<void>
}

export function createDraftsService({ database, clock }: Platform): DraftsService {
  return {
    list: (memberId, projectId) => readDrafts(database.pool, memberId, projectId),

    get: ({ place }) => readDraft(database.pool, place),

    async save(owner, { baseVersion, instructions, revision }) {
      const { subject, place } = owner
      const draft = {
        ...place,
        base_version: baseVersion,
        instructions,
        instruction_count: instructions.length,
        updated_at: clock.now(),
      }
      const saved = await database.transaction(async (tx) => {
        const current = await lockRevision(tx, place)
        if (revision !== undefined && revision !== current) throw new DraftConflictError(subjectText(subject), current)
        if (current === 0 && (await countDrafts(tx, place.member_id, place.project_id)) >= MAX_DRAFTS)
          throw new TooManyDraftsError(MAX_DRAFTS)
        const written = await writeDraft(tx, draft, revision).catch(explain(owner))
        if (written === undefined) throw new DraftConflictError(subjectText(subject), await lockRevision(tx, place))
        return written
      })
      const { instructions: _, ...summary } = draft
      return { ...summary, revision: saved }
    },

    discard: ({ place }) => removeDraft(database.pool, place),

    tidy: (tx) => removeDraftsBefore(tx, clock.now() - KEPT_MS),
  }
}

const SUBJECT_CONSTRAINTS = ['draft_of_flag', 'draft_of_segment']

/** The database refuses drafts of what is not there. */
function explain({ projectKey, subject: { kind, key, environment } }: DraftOwner): (error: unknown) => never {
  return (error) => {
    const { constraint } = error as { constraint?: string }
    if (constraint === undefined || !SUBJECT_CONSTRAINTS.includes(constraint)) throw error
    throw kind === 'flag' ? new FlagNotFoundError(projectKey, key) : new SegmentNotFoundError(environment!, key)
  }
}
