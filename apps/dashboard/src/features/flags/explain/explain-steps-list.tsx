import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { cx } from '../../../ui/cx.ts'
import { Glyph, type Status } from '../../../ui/glyph.tsx'
import type { StepLine } from './explain-steps.ts'

const GLYPHS: Readonly<Record<StepLine['verdict'], { readonly status: Status; readonly label: string }>> = {
  met: { status: 'done', label: 'yes' },
  passed: { status: 'off', label: 'no' },
  near: { status: 'bad', label: 'not in all' },
  failed: { status: 'bad', label: 'failed' },
}

/** What evaluation looked at, from the first to what decided. */
export function ExplainStepsList({ label, lines }: { label: string; lines: readonly StepLine[] }) {
  return (
    <ol aria-label={label} className="flex flex-col gap-2">
      {lines.map((line, index) => (
        <StepItem key={index} line={line} />
      ))}
    </ol>
  )
}

function StepItem({ line: { verdict, title, notes, parts } }: { line: StepLine }) {
  const { status, label } = GLYPHS[verdict]
  return (
    <li className="flex min-w-0 items-start gap-2 text-sm">
      <Glyph status={status} label={label} className="mt-1" />
      <div className="min-w-0 flex-1">
        <p dir="auto" className={cx('wrap-anywhere', verdict === 'passed' ? 'text-t2' : 'font-medium')}>
          {title}
        </p>
        {notes.length === 0 ? null : (
          <p className="flex flex-wrap gap-x-2 text-xs">
            {notes.map(({ text, isFailure }, index) => (
              <span
                key={index}
                className={cx('wrap-anywhere', isFailure && verdict !== 'passed' ? 'text-bad' : 'text-t3')}
              >
                {text}
              </span>
            ))}
          </p>
        )}
        {parts.length === 0 ? null : <StepParts title={title} parts={parts} />}
      </div>
    </li>
  )
}

/** What decided a step in turn: closed at first, as the line above says its result. */
function StepParts({ title, parts }: { title: string; parts: readonly StepLine[] }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={`How ${title} was decided`}
        onClick={() => setIsOpen(!isOpen)}
        className="-ms-1 inline-flex min-h-6 items-center gap-0.5 rounded px-1 text-xs text-t2 hover:bg-sub hover:text-t1"
      >
        <ChevronRight
          size={12}
          aria-hidden
          className={cx('transition-transform', isOpen ? 'rotate-90' : 'rtl:rotate-180')}
        />
        how
      </button>
      {isOpen ? (
        <div className="mt-1 border-s border-line ps-2">
          <ExplainStepsList label={`How ${title} was decided`} lines={parts} />
        </div>
      ) : null}
    </>
  )
}
