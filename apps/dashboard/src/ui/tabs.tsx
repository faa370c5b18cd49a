import { cloneElement, useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { cx } from './cx.ts'

/** The parts of a page, each with an address of its own. */
export function Tabs({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  const nav = useRef<HTMLElement>(null)
  // On a narrow screen the current tab may be out of sight.
  useEffect(() => {
    const from = nav.current!
    const current = from.querySelector('[aria-current=page]')
    if (current === null) return
    const [outer, inner] = [from.getBoundingClientRect(), current.getBoundingClientRect()]
    from.scrollLeft += Math.max(0, inner.right - outer.right) + Math.min(0, inner.left - outer.left)
  })
  return (
    <nav ref={nav} aria-label={label} className={cx('overflow-x-auto border-b border-line', className)}>
      <ul className="flex min-w-max gap-1">{children}</ul>
    </nav>
  )
}

export interface TabLinkProps {
  /** The link, which says with `aria-current="page"` that it is the current one, as the router's does. */
  readonly render: ReactElement<{ className?: string; children?: ReactNode }>
  readonly children: ReactNode
  readonly count?: number
}

export function TabLink({ render, children, count }: TabLinkProps) {
  const look =
    'inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-sm text-t2 hover:text-t1 focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-t1'
  const words = (
    <>
      {children}
      {count === undefined ? null : <span className="num text-2xs text-t3">{count.toLocaleString()}</span>}
    </>
  )
  return <li className="-mb-px">{cloneElement(render, { className: look, children: words })}</li>
}
