import type { ReactNode } from 'react'

export interface FormSectionProps {
  readonly title: string
  /** What the section is for, in a sentence or two. */
  readonly description?: ReactNode
  readonly children: ReactNode
}

/** A part of a long form: what it is about beside its fields. */
export function FormSection({ title, description, children }: FormSectionProps) {
  return (
    <section className="grid gap-x-8 gap-y-3 border-t border-line py-6 first:border-t-0 first:pt-0 md:grid-cols-[minmax(180px,260px)_minmax(0,640px)]">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {description === undefined ? null : <div className="mt-1 text-xs text-t2">{description}</div>}
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  )
}
