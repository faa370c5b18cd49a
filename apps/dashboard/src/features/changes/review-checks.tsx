import type { ChangeCheck } from '@guidon/api'
import { issueText } from '../../lib/rules/issue-text.ts'
import { Glyph, type Status } from '../../ui/glyph.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { sortedChecks, standingOf, type CheckStanding } from './review-facts.ts'

const GLYPHS: Readonly<Record<CheckStanding, Status>> = { block: 'bad', ask: 'wait', warn: 'wait', ok: 'done' }
const WORDS: Readonly<Record<CheckStanding, string>> = {
  block: 'Blocks',
  ask: 'Asks',
  warn: 'Warns',
  ok: 'Passed',
}

/** What the policies say, what blocks first. */
export function ReviewChecks({ checks }: { checks: readonly ChangeCheck[] | undefined }) {
  return (
    <section aria-label="Checks" aria-busy={checks === undefined}>
      <h3 className="mb-1.5 text-xs font-semibold text-t2">Checks</h3>
      {checks === undefined ? <Skeleton className="h-10 w-full" /> : <CheckList checks={checks} />}
    </section>
  )
}

function CheckList({ checks }: { checks: readonly ChangeCheck[] }) {
  if (checks.length === 0) {
    return (
      <p className="flex gap-2 text-xs">
        <Glyph status="done" className="mt-px" /> Nothing speaks against it
      </p>
    )
  }
  return (
    <ul className="flex flex-col gap-1.5 text-xs">
      {sortedChecks(checks).map((check, index) => (
        <li key={index} className="flex gap-2">
          <Glyph status={GLYPHS[standingOf(check)]} label={WORDS[standingOf(check)]} className="mt-px" />
          <span className="min-w-0 wrap-anywhere">{reasonOf(check)}</span>
        </li>
      ))}
    </ul>
  )
}

const reasonOf = ({ path, reason }: ChangeCheck): string =>
  path === undefined ? reason : issueText({ path, message: reason })
