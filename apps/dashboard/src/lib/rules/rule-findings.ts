import type { ValidationIssue } from '@guidon/model'
import type { ClauseFindings } from './clause-editor.tsx'
import { issueText } from './issue-text.ts'

const NO_FINDINGS: ClauseFindings = { ofValues: new Map(), others: [] }
/** These need to know other objects, which only the server does. */
const OF_THE_SERVER: ReadonlySet<string> = new Set([
  'unknown_segment',
  'archived_segment',
  'unknown_flag',
  'archived_flag',
  'prerequisite_cycle',
])
/** A rule that is only begun says so itself. */
const OF_A_BEGINNING: ReadonlySet<string> = new Set(['no_values'])

/** What a validation without the rest of the world can be believed in. */
export function localIssues(issues: readonly ValidationIssue[]): readonly ValidationIssue[] {
  return issues.filter(({ code }) => !OF_THE_SERVER.has(code))
}

/** Issues of one clause of one rule. */
export function clauseFindings(
  issues: readonly ValidationIssue[],
  ruleIndex: number,
  clauseIndex: number,
): ClauseFindings {
  const prefix = `/rules/${ruleIndex}/clauses/${clauseIndex}/`
  const own = issues.filter(({ path, code }) => path.startsWith(prefix) && !OF_A_BEGINNING.has(code))
  if (own.length === 0) return NO_FINDINGS
  const ofValues = new Map<number, string>()
  const others: string[] = []
  for (const { path, message } of own) {
    const place = /^values\/(\d+)$/.exec(path.slice(prefix.length))
    if (place === null) others.push(message)
    else ofValues.set(Number(place[1]), message)
  }
  return { ofValues, others }
}

/** Why a rule is never reached; `null` when it may be. */
export function unreachedReason(issues: readonly ValidationIssue[], ruleIndex: number): string | null {
  const issue = issues.find(({ code, path }) => code === 'never_reached_rule' && path === `/rules/${ruleIndex}`)
  return issue?.message ?? null
}

/** What is wrong with a rule beyond its clauses, as with the shares that it serves: it cannot be saved so. */
export function ruleProblems(issues: readonly ValidationIssue[], ruleIndex: number): readonly string[] {
  return blocksWithin(issues, `/rules/${ruleIndex}`)
    .filter(({ path }) => !path.includes('/clauses/'))
    .map(issueText)
}

/** What is wrong with what everyone else gets. */
export function fallthroughProblems(issues: readonly ValidationIssue[]): readonly string[] {
  return blocksWithin(issues, '/fallthrough').map(issueText)
}

function blocksWithin(issues: readonly ValidationIssue[], place: string): readonly ValidationIssue[] {
  return issues.filter(({ severity, path }) => severity === 'block' && (path === place || path.startsWith(`${place}/`)))
}
