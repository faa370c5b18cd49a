import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { cx } from '../../ui/cx.ts'
import type { GridColumn } from '../../ui/data-grid.tsx'
import { isDiffering, type Answer, type AnswerRow } from './answer-rows.ts'
import { reasonText } from './reason-text.ts'
import { ServedValue } from './served-value.tsx'

export interface SideLabel {
  readonly text: string
  /** Before the text: the shape of an environment. */
  readonly mark?: ReactNode
}

/** Columns of a list of flags with what each side gets, and with several sides what differs from the first. */
export function answerColumns(project: string, sides: readonly SideLabel[]): GridColumn<AnswerRow>[] {
  return [
    {
      id: 'flag',
      label: 'Flag',
      width: 220,
      flex: 2,
      cell: ({ flag: { definition } }, { tabIndex, isCompact }) => (
        <span className="flex min-w-0 flex-col leading-tight">
          <Link
            to="/p/$project/flags/$flag"
            params={{ project, flag: definition.key }}
            tabIndex={tabIndex}
            dir="auto"
            className="truncate font-medium hover:underline"
          >
            {definition.name}
          </Link>
          {isCompact ? null : <span className="mono truncate text-2xs text-t3">{definition.key}</span>}
        </span>
      ),
    },
    ...sides.map((side, index) => sideColumn(side, index)),
    ...(sides.length < 2 ? [] : [COMPARED]),
  ]
}

function sideColumn({ text, mark }: SideLabel, index: number): GridColumn<AnswerRow> {
  return {
    id: `side ${index}`,
    label: text,
    header: (
      <span className="flex min-w-0 items-center gap-1.5" title={text}>
        {mark}
        <span className="truncate">{text}</span>
      </span>
    ),
    width: 140,
    flex: 2,
    cell: ({ answers, differences }) => (
      <AnswerCell answer={answers[index] ?? null} isDifferent={differences[index] === true} />
    ),
  }
}

const COMPARED: GridColumn<AnswerRow> = {
  id: 'compared',
  label: 'Compared',
  width: 92,
  cell: (row) =>
    isDiffering(row) ? <Badge tone="wait">differs</Badge> : <span className="text-xs text-t3">same</span>,
}

interface AnswerCellProps {
  readonly answer: Answer | null
  /** From what the first side gets. @default false */
  readonly isDifferent?: boolean
}

/** A value and why it is that. What differs has a ground of its own, and a sign for those who do not see it. */
export function AnswerCell({ answer, isDifferent = false }: AnswerCellProps) {
  return (
    <span
      className={cx(
        'flex min-w-0 items-center gap-1.5 leading-tight',
        isDifferent && '-mx-1.5 rounded-md bg-wait-bg px-1.5 py-0.5',
      )}
    >
      {isDifferent ? (
        <span role="img" aria-label="differs from the first" className="text-xs font-semibold text-wait">
          ≠
        </span>
      ) : null}
      {answer === null ? (
        <span className="text-t3">no such flag</span>
      ) : (
        <span className="flex min-w-0 flex-col">
          <ServedValue evaluation={answer.evaluation} flag={answer.flag} />
          {answer.evaluation === null ? null : (
            <span dir="auto" className={cx('truncate text-2xs', isDifferent ? 'text-t2' : 'text-t3')}>
              {reasonText(answer.evaluation, answer.flag)}
            </span>
          )}
        </span>
      )}
    </span>
  )
}

interface AnswerRowCardProps {
  readonly row: AnswerRow
  readonly sides: readonly SideLabel[]
  readonly onOpen: () => void
}

/** A flag on a phone: each side in a line of its own. */
export function AnswerRowCard({ row, sides, onOpen }: AnswerRowCardProps) {
  return (
    <button type="button" onClick={onOpen} className="flex w-full flex-col gap-1 px-3 py-2.5 text-start">
      <span dir="auto" className="w-full truncate font-medium">
        {row.flag.definition.name}
      </span>
      <span className={cx('grid w-full gap-x-3 gap-y-1 text-xs', sides.length > 1 && 'grid-cols-[2fr_3fr]')}>
        {sides.map(({ text, mark }, index) => (
          <span key={index} className="contents">
            {sides.length < 2 ? null : (
              <span className="flex min-w-0 items-center gap-1.5 text-t2">
                {mark}
                <span className="truncate">{text}</span>
              </span>
            )}
            <AnswerCell answer={row.answers[index] ?? null} isDifferent={row.differences[index] === true} />
          </span>
        ))}
      </span>
    </button>
  )
}
