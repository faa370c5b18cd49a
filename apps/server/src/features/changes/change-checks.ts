import type { ChangeCheck, ChangePlan } from '@guidon/api'
import type { EnvironmentRef } from '../projects/index.ts'
import { conflictText, type VersionConflict } from './changes-errors.ts'
import type { ContentIssue } from './content-validation.ts'

/** What somebody gave along with a change. */
export interface Consent {
  readonly reason?: string | undefined
  readonly confirmation?: string | undefined
}

/** All that the policies look at. */
export interface ChangeFacts {
  readonly conflicts: readonly VersionConflict[]
  readonly issues: readonly ContentIssue[]
  /** What was wrong before: not this change's fault. */
  readonly earlierIssues: readonly ContentIssue[]
  /** Environments in which something becomes different. */
  readonly environments: readonly EnvironmentRef[]
  readonly consent: Consent
}

const CONSENT_CODES = new Set(['required_reason', 'typed_confirmation'])

/** The verdict of each policy that has something to say. */
export function checkChange(facts: ChangeFacts): ChangeCheck[] {
  return [
    ...facts.conflicts.map(checkVersion),
    ...facts.issues.map((issue) => checkIssue(issue, facts.earlierIssues)),
    ...checkReason(facts),
    ...checkConfirmation(facts),
  ]
}

/** The checks that stop the change for good, and those that ask for more. */
export function splitBlocking(checks: readonly ChangeCheck[]): {
  readonly blocking: readonly ChangeCheck[]
  readonly asking: readonly ChangeCheck[]
} {
  const failed = checks.filter(({ verdict }) => verdict === 'block')
  return {
    blocking: failed.filter(({ code }) => !CONSENT_CODES.has(code)),
    asking: failed.filter(({ code }) => CONSENT_CODES.has(code)),
  }
}

export function decide(checks: readonly ChangeCheck[]): ChangePlan['decision'] {
  const { blocking, asking } = splitBlocking(checks)
  if (blocking.length > 0) return 'blocked'
  return asking.length > 0 ? 'needs-confirmation' : 'apply'
}

function checkVersion(conflict: VersionConflict): ChangeCheck {
  const details = { ...conflict }
  return {
    code: 'version_conflict',
    verdict: 'block',
    reason: conflictText(conflict),
    subject: conflict.subject,
    details,
  }
}

function checkIssue(issue: ContentIssue, earlier: readonly ContentIssue[]): ChangeCheck {
  const { code, message, path, subject } = issue
  const wasThere = earlier.some((one) => one.code === code && one.message === message)
  const verdict = issue.severity === 'block' && !wasThere ? 'block' : 'warn'
  return { code, verdict, reason: message, path, subject }
}

function checkReason({ environments, consent }: ChangeFacts): ChangeCheck[] {
  const asking = environments.filter(({ requiresReason }) => requiresReason).map(({ key }) => key)
  if (asking.length === 0) return []
  const isGiven = consent.reason !== undefined && consent.reason !== ''
  const reason = isGiven ? 'A reason is given.' : `Changes in ${asking.join(', ')} need a reason.`
  return [{ code: 'required_reason', verdict: isGiven ? 'ok' : 'block', reason }]
}

function checkConfirmation({ environments, consent }: ChangeFacts): ChangeCheck[] {
  const critical = environments.filter(({ isCritical }) => isCritical).map(({ key }) => key)
  if (critical.length === 0) return []
  const expected = critical.join(',')
  const isGiven = consent.confirmation === expected
  const reason = isGiven
    ? `"${expected}" is confirmed.`
    : `Type "${expected}" to confirm a change of a critical environment.`
  return [{ code: 'typed_confirmation', verdict: isGiven ? 'ok' : 'block', reason, details: { expected } }]
}
