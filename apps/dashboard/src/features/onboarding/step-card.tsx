import type { ReactNode } from 'react'
import { cx } from '../../ui/cx.ts'
import { Glyph } from '../../ui/glyph.tsx'

interface StepCardProps {
  readonly number: number
  readonly state: 'done' | 'now' | 'later'
  readonly title: string
  readonly note: string
  readonly children: ReactNode
}

/** One of the steps, with where it stands. */
export function StepCard({ number, state, title, note, children }: StepCardProps) {
  return (
    <section className="card flex flex-col gap-3 p-4" aria-label={title}>
      <div className="flex items-center gap-2.5">
        <StepMark number={number} state={state} />
        <h3 className="text-lg font-semibold">{title}</h3>
        <span className="ms-auto text-end text-xs text-t3 max-md:hidden">{note}</span>
      </div>
      {children}
    </section>
  )
}

function StepMark({ number, state }: Pick<StepCardProps, 'number' | 'state'>) {
  if (state === 'done') return <Glyph status="done" size={22} label="Done" />
  return (
    <span
      className={cx(
        'num inline-flex size-[22px] items-center justify-center rounded-full text-xs font-semibold',
        state === 'now' ? 'bg-accent text-accent-ink' : 'bg-sub text-t2',
      )}
    >
      {number}
    </span>
  )
}
