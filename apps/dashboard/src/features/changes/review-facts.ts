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

/** Why it cannot be applied now; `null` when it can. */
export function whyNotApplicable({ diff, checks, decision }: ChangePlan): string | null {
  if (diff.length === 0) return 'Nothing would change: it is so already.'
  const inTheWay = sortedChecks(checks).filter(({ verdict }) => verdict === 'block')
  return decision === 'apply' ? null : (inTheWay[0]?.reason ?? 'A check is in the way.')
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
