import { cloneElement, Fragment, type ReactElement, type ReactNode } from 'react'

export interface BreadcrumbProps {
  /** Links to what the page is in, the outermost first. */
  readonly parents: readonly ReactElement<{ className?: string }>[]
  /** The page itself. */
  readonly current: ReactNode
  /** After the name: the key, a copy button. */
  readonly after?: ReactNode
}

/** The way to a page, with the page's heading at its end. */
export function Breadcrumb({ parents, current, after }: BreadcrumbProps) {
  return (
    <>
      {parents.length === 0 ? null : (
        <nav aria-label="Breadcrumb" className="shrink-0 max-sm:hidden">
          <ol className="flex items-center gap-1.5">
            {parents.map((link, index) => (
              <Fragment key={index}>
                <li>
                  {cloneElement(link, {
                    className: 'inline-flex min-h-6 items-center rounded text-t2 hover:text-t1 hover:underline',
                  })}
                </li>
                <li aria-hidden className="text-t3">
                  /
                </li>
              </Fragment>
            ))}
          </ol>
        </nav>
      )}
      <h1 className="min-w-0 truncate font-semibold text-t1" dir="auto">
        {current}
      </h1>
      {after}
    </>
  )
}
