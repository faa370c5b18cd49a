import type { ReactNode } from 'react'
import { Badge } from '../../../ui/badge.tsx'
import { cx } from '../../../ui/cx.ts'

export interface RowFrameProps {
  /** Its place in the order; a dash when it has none. */
  readonly place?: ReactNode
  readonly title: string
  readonly note?: ReactNode
  readonly isEdited: boolean
  /** Nothing is there. @default false */
  readonly isQuiet?: boolean
  /** Whom it reaches. */
  readonly reach?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A part of the evaluation order that is not a rule. */
export function RowFrame({
  place = '—',
  title,
  note,
  isEdited,
  isQuiet = false,
  reach,
  actions,
  children,
}: RowFrameProps) {
  return (
    <section
      aria-label={title}
      className={cx(
        'relative flex items-start gap-2 border-t border-line px-3 py-2.5 first:border-t-0 max-md:px-2',
        isEdited && 'bg-accent-bg/50',
      )}
    >
      {isEdited ? <i aria-hidden className="absolute inset-y-0 start-0 w-[3px] bg-accent" /> : null}
      <span
        aria-hidden
        className="num flex h-7 w-10 shrink-0 items-center justify-end text-xs font-semibold text-t3 max-md:w-4"
      >
        <span className="w-4 text-end">{place}</span>
      </span>
      <div className="min-w-0 flex-1">
        <header className="flex min-h-7 flex-wrap items-center gap-2">
          <h3 className={cx('text-sm font-semibold', isQuiet && 'text-t2')}>{title}</h3>
          {isEdited ? <Badge tone="accent">edited</Badge> : null}
          {note === undefined ? null : <span className="text-xs text-t3">{note}</span>}
          <span className="ms-auto flex flex-wrap items-center justify-end gap-x-2">
            {reach}
            {actions}
          </span>
        </header>
        {children}
      </div>
    </section>
  )
}
