import type { ReactNode } from 'react'
import { cx } from '../../ui/cx.ts'

/** A part of the kit, in its states. */
export function KitSection({ title, children, className }: { title: string; children: ReactNode; className?: string }) {
  return (
    <section className="border-t border-line py-6">
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      <div className={cx('flex flex-wrap items-start gap-4', className)}>{children}</div>
    </section>
  )
}

/** One state with its name above. */
export function KitState({ name, children, className }: { name: string; children: ReactNode; className?: string }) {
  return (
    <div className={cx('flex min-w-0 flex-col gap-1.5', className)}>
      <h3 className="text-2xs text-t3">{name}</h3>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </div>
  )
}
