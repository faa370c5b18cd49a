import type { ChangeCheck, ChangePlan, ChangeSubject, Environment, Operation } from '@guidon/api'
import { environmentShape, type EnvironmentShape } from '../../lib/environment-shape.ts'

/** What the checks ask of whoever applies. */
export interface Asked {
  readonly isReasonRequired: boolean
  /** What must be typed; `null` when nothing must. */
  readonly confirmation: string | null
}

const CONSENT_CODES = new Set(['required_reason', 'typed_confirmation'])
const ORDER = ['block', 'ask', 'warn', 'ok'] as const

/** `ask` blocks only until it is answered. */
export type CheckStanding = (typeof ORDER)[number]

export function standingOf({ code, verdict }: ChangeCheck): CheckStanding {
  return verdict === 'block' && CONSENT_CODES.has(code) ? 'ask' : verdict
}

/** What blocks comes first. */
export function sortedChecks(checks: readonly ChangeCheck[]): readonly ChangeCheck[] {
  return checks.toSorted((a, b) => ORDER.indexOf(standingOf(a)) - ORDER.indexOf(standingOf(b)))
}

export function askedBy(checks: readonly ChangeCheck[]): Asked {
  const confirmation = checks.find(({ code }) => code === 'typed_confirmation')?.details?.['expected']
  return {
    isReasonRequired: checks.some(({ code }) => code === 'required_reason'),
    confirmation: typeof confirmation === 'string' ? confirmation : null,
  }
}

/** What is given along with a change. */
export interface Consent {
  readonly reason: string
  readonly confirmation: string
}

/** Why it cannot be applied now; `null` when it can. The server has the last word when it is applied. */
export function whyNotApplicable({ diff, checks }: ChangePlan, { reason, confirmation }: Consent): string | null {
  if (diff.length === 0) return 'Nothing would change: it is so already.'
  const block = checks.find((check) => standingOf(check) === 'block')
  if (block !== undefined) return block.reason
  const asked = askedBy(checks)
  if (asked.isReasonRequired && reason.trim() === '') return 'Say why first: it is needed here.'
  if (asked.confirmation === null || confirmation.trim() === asked.confirmation) return null
  return `Type ${asked.confirmation} first.`
}

/** Why there is nothing to keep as a draft; `null` when there is. What blocks a change may be put right in the draft. */
export function whyNotDraftable(plan: ChangePlan | undefined): string | null {
  if (plan === undefined) return 'It is being checked.'
  return plan.diff.length === 0 ? 'Nothing would change: it is so already.' : null
}

/** How long it can be taken back, and what that asks for. */
export function undoNote({ isReasonRequired, confirmation }: Asked): string {
  const asks = [
    ...(isReasonRequired ? ['a reason'] : []),
    ...(confirmation === null ? [] : [`“${confirmation}” to be typed`]),
  ]
  if (asks.length === 0) return 'Undo is one click for 30 min after it applies'
  return `Undo for 30 min after it applies; it asks for ${asks.join(' and ')} again`
}

/** Whether one line is not enough: several differences, something in the way, or a word to type. */
export function needsWholeReview({ diff, checks }: ChangePlan): boolean {
  return diff.length !== 1 || checks.some((check) => check.verdict === 'block' && check.code !== 'required_reason')
}

/** Environments that operations name, in the project's order; `[]` when what all share is edited too. */
export function environmentsOf(
  operations: readonly Operation[],
  environments: readonly Environment[],
): readonly Environment[] {
  const keys = new Set(operations.map(({ subject }) => subject.environment))
  return keys.has(undefined) ? [] : environments.filter(({ key }) => keys.has(key))
}

/** `Production`, `Staging and Production`, or `all environments`. */
export function placeText(environments: readonly Environment[]): string {
  const names = environments.map(({ name }) => name)
  if (names.length === 0) return 'all environments'
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The most careful of the environments' shapes; `null` when there is none. */
export function placeShape(environments: readonly Environment[]): EnvironmentShape | null {
  const environment = environments.find(({ isCritical }) => isCritical) ?? environments.at(-1)
  return environment === undefined ? null : environmentShape(environment)
}

/** `checkout · v41 → v42`; several subjects are counted. */
export function subjectNote(operations: readonly Operation[]): string {
  const subjects = new Set(operations.map(({ subject }) => idOf(subject)))
  const [first] = operations
  if (first === undefined) return ''
  const keys = new Set(operations.map(({ subject }) => subject.key))
  if (subjects.size > 1) return keys.size === 1 ? first.subject.key : `${keys.size} objects`
  const { subject, baseVersion } = first
  return baseVersion === undefined ? subject.key : `${subject.key} · v${baseVersion} → v${baseVersion + 1}`
}

/** What the primary button does: `Apply to Production`, `Turn off in Production`. */
export function verbText({ operations, reverts }: VerbSubject, place: string): string {
  if (reverts !== undefined) return `Undo in ${place}`
  const kinds = operations.flatMap(({ instructions }) => instructions.map(({ kind }) => kind))
  const [kind = ''] = kinds
  const verb = kinds.length === 1 ? VERBS[kind] : undefined
  return verb === undefined ? `Apply to ${place}` : `${verb} in ${place}`
}

interface VerbSubject {
  readonly operations: readonly Operation[]
  readonly reverts?: string | undefined
}

const VERBS: Readonly<Record<string, string>> = {
  turnFlagOn: 'Turn on',
  turnFlagOff: 'Turn off',
  archiveFlag: 'Archive',
  restoreFlag: 'Restore',
  archiveSegment: 'Archive',
  restoreSegment: 'Restore',
}

/** `3 changes`, `1 change`. */
export function countText(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`
}

export interface SubjectDifferences {
  readonly subject: ChangeSubject
  readonly differences: ChangePlan['diff']
}

/** Differences of one subject together, in the order in which the subjects come. */
export function bySubject(diff: ChangePlan['diff']): readonly SubjectDifferences[] {
  const groups = Map.groupBy(diff, ({ subject }) => idOf(subject))
  return [...groups.values()].map((differences) => ({ subject: differences[0]!.subject, differences }))
}

/** Same operations on whatever version there is now. */
export function onNewestVersion(operations: readonly Operation[]): Operation[] {
  return operations.map(({ subject, instructions }) => ({ subject, instructions }))
}

function idOf({ kind, key, environment = '' }: ChangeSubject): string {
  return JSON.stringify([kind, key, environment])
}
