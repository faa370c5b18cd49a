import type { ReactNode } from 'react'
import { cx } from '../../ui/cx.ts'

/** A name or a value in a sentence: what is looked at is filled, what it is compared with has a border. */
export function Token({ children, isSubject = false }: { children: ReactNode; isSubject?: boolean }) {
  return (
    <span
      className={cx(
        'mono inline-block max-w-full truncate rounded-[5px] px-1.5 align-middle text-xs leading-[22px] text-t1',
        isSubject ? 'bg-sub' : 'border border-line2 bg-panel leading-5!',
      )}
    >
      {children}
    </span>
  )
}
