import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Glyph, type Status } from './glyph.tsx'

export interface StatProps {
  readonly label: ReactNode
  readonly value: ReactNode
  /** What the number stands on: "contexts seen in 7 days". */
  readonly note?: ReactNode
  readonly status?: Status
  readonly className?: string
}

/** One number that matters. */
export function Stat({ label, value, note, status, className }: StatProps) {
  return (
    <dl className={cx('min-w-0', className)}>
      <dt className="text-xs text-t2">{label}</dt>
      <dd className="num flex items-center gap-2 text-xl font-semibold">
        {status === undefined ? null : <Glyph status={status} size={16} />}
        <span className="truncate">{value}</span>
      </dd>
      {note === undefined ? null : <dd className="text-xs text-t3">{note}</dd>}
    </dl>
  )
}
