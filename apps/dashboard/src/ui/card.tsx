import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface CardProps {
  readonly title?: ReactNode
  /** Said after the title, quieter. */
  readonly note?: ReactNode
  /** At the end of the title's row. */
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Whether the content stands off the border. @default true */
  readonly isPadded?: boolean
  readonly className?: string
}

/** A part of a page. With a title it is a section of it. */
export function Card({ title, note, actions, children, isPadded = true, className }: CardProps) {
  const content = isPadded ? <div className="p-4">{children}</div> : children
  if (title === undefined) return <div className={cx('card min-w-0', className)}>{content}</div>
  return (
    <section className={cx('card min-w-0', className)}>
      <header className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-1.5">
        <h2 className="text-sm font-semibold">{title}</h2>
        {note === undefined ? null : <span className="text-xs text-t3">{note}</span>}
        {actions === undefined ? null : <div className="ms-auto flex flex-wrap items-center gap-1.5">{actions}</div>}
      </header>
      {content}
    </section>
  )
}
