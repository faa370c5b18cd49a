import type { ChangeCheck, ChangeSubject } from '@guidon/api'
import type { ParseIssue } from '@guidon/model'
import { GuidonError } from '../../platform/errors.ts'
import { subjectText } from './subject-text.ts'

export { ConfirmationRequiredError } from '../../platform/errors.ts'

/** A change in short, to tell somebody what came in between. */
export interface ChangeMention {
  readonly id: string
  readonly actor: string
  readonly createdAt: number
  readonly sentences: readonly string[]
}

export class InvalidInstructionsError extends GuidonError {
  override name = 'InvalidInstructionsError'
  readonly code = 'invalid_instructions'
  readonly status = 422
  override readonly issues: readonly ParseIssue[]
  constructor(issues: readonly ParseIssue[]) {
    super(issues.map(({ path, message }) => `${path}: ${message}`).join(' '))
    this.issues = issues
  }
}

export interface VersionConflict {
  readonly subject: ChangeSubject
  readonly baseVersion: number
  readonly currentVersion: number
  /** `null` when no change made the current version (a new flag). */
  readonly newerChange: ChangeMention | null
}

export class VersionConflictError extends GuidonError {
  override name = 'VersionConflictError'
  readonly code = 'version_conflict'
  readonly status = 409
  override readonly details: VersionConflict
  constructor(conflict: VersionConflict) {
    super(conflictText(conflict))
    this.details = conflict
  }
}

export function conflictText({ subject, baseVersion, currentVersion, newerChange }: VersionConflict): string {
  const whatHappened =
    newerChange === null
      ? ''
      : ` ${newerChange.actor} made it at ${new Date(newerChange.createdAt).toISOString()}: ${newerChange.sentences.join('; ')}.`
  return (
    `The ${subjectText(subject)} is at version ${currentVersion}, and the change was made against ${baseVersion}.` +
    `${whatHappened} Look at the current version and make the change again.`
  )
}

export class ChangeBlockedError extends GuidonError {
  override name = 'ChangeBlockedError'
  readonly code = 'change_blocked'
  readonly status = 422
  override readonly details: { readonly checks: readonly ChangeCheck[] }
  constructor(checks: readonly ChangeCheck[]) {
    super(`The change cannot be applied. ${reasonsOf(checks)}`)
    this.details = { checks }
  }
}

export class ChangeNotFoundError extends GuidonError {
  override name = 'ChangeNotFoundError'
  readonly code = 'change_not_found'
  readonly status = 404
  constructor(projectKey: string, id: string) {
    super(`Project "${projectKey}" has no change "${id}".`)
  }
}

export class ChangeAlreadyRevertedError extends GuidonError {
  override name = 'ChangeAlreadyRevertedError'
  readonly code = 'change_already_reverted'
  readonly status = 409
  override readonly details: { readonly revertedBy: string }
  constructor(id: string, revertedBy: string) {
    super(`Change "${id}" was reverted already, by change "${revertedBy}". Revert that one to bring it back.`)
    this.details = { revertedBy }
  }
}

export class UndoExpiredError extends GuidonError {
  override name = 'UndoExpiredError'
  readonly code = 'undo_expired'
  readonly status = 409
  override readonly details: { readonly undoableUntil: number }
  constructor(id: string, undoableUntil: number) {
    super(
      `Change "${id}" could be undone until ${new Date(undoableUntil).toISOString()}. ` +
        'Restore the version before it, from the history of what it changed.',
    )
    this.details = { undoableUntil }
  }
}

export class RevertConflictError extends GuidonError {
  override name = 'RevertConflictError'
  readonly code = 'revert_conflict'
  readonly status = 409
  override readonly details: { readonly subject: ChangeSubject; readonly newerChange: ChangeMention | null }
  constructor(subject: ChangeSubject, newerChange: ChangeMention | null) {
    const what =
      newerChange === null
        ? 'changed since'
        : `changed since by ${newerChange.actor}: ${newerChange.sentences.join('; ')}`
    super(
      `The ${subjectText(subject)} was ${what}. Undoing would undo that as well: edit it by hand, or revert the newer change first.`,
    )
    this.details = { subject, newerChange }
  }
}

function reasonsOf(checks: readonly ChangeCheck[]): string {
  return checks.map(({ reason }) => reason).join(' ')
}
