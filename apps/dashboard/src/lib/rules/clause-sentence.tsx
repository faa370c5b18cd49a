import { operatorText } from '@guidon/describe'
import type { Clause } from '@guidon/model'
import { Fragment } from 'react'
import { formatCount } from '../format.ts'
import { subjectOfClause, subjectText } from './clause-subject.ts'
import { Token } from './token.tsx'

const MAX_VALUES = 6

/** Clauses as one sentence: all of them must match. */
export function ClauseSentence({ clauses }: { clauses: readonly Clause[] }) {
  if (clauses.length === 0) return <span className="text-t3">everyone</span>
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1.5 text-xs leading-[22px]">
      {clauses.map((clause, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <b className="font-semibold text-t2">and</b>}
          <ClauseTokens clause={clause} />
        </Fragment>
      ))}
    </span>
  )
}

function ClauseTokens({ clause }: { clause: Clause }) {
  const shown = clause.values.slice(0, MAX_VALUES)
  const hidden = clause.values.length - shown.length
  return (
    <>
      <Token isSubject>{clause.op === 'segmentMatch' ? 'context' : subjectText(subjectOfClause(clause))}</Token>
      <span className="text-t3">{clauseOperatorText(clause)}</span>
      {shown.map((value) => (
        <Token key={JSON.stringify(value)}>{valueText(value)}</Token>
      ))}
      {shown.length === 0 ? <span className="font-medium text-wait">nothing yet</span> : null}
      {hidden > 0 ? <span className="num text-t3">+{formatCount(hidden)}</span> : null}
    </>
  )
}

/** The operator as it reads before one value or several. */
export function clauseOperatorText({ op, negate, values }: Pick<Clause, 'op' | 'negate' | 'values'>): string {
  const text = operatorText(op, negate)
  if (values.length < 2) return text
  return op === 'in' || op === 'segmentMatch'
    ? text.replace(/^is( not)?/, 'is$1 one of').replace('one of in segment', 'in one of the segments')
    : `${text} one of`
}

/** A value as it is written in a list of values. */
export const valueText = (value: Clause['values'][number]): string =>
  typeof value === 'string' ? (value === '' ? '(empty)' : value) : JSON.stringify(value)
