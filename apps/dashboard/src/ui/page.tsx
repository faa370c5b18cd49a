import { useEffect, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { createStore, useStore } from '../lib/store.ts'

/** Where the shell has room for what a page puts into the top bar. */
export const topBarSlot = createStore<HTMLElement | null>(null)

export interface PageProps {
  /** For the window's title, and shown in the top bar unless `crumbs` are given. */
  readonly title: string
  /** Path to this page, ending with it. */
  readonly crumbs?: ReactNode
  readonly children: ReactNode
}

/** The frame of every screen: its title in the window and the top bar. */
export function Page({ title, crumbs, children }: PageProps) {
  // The document belongs to the browser, not to React.
  useEffect(() => {
    document.title = `${title} · Guidon`
  }, [title])
  const slot = useStore(topBarSlot)
  const heading = crumbs ?? <h1 className="truncate font-semibold text-t1">{title}</h1>
  return (
    <>
      {slot === null ? null : createPortal(heading, slot)}
      {children}
    </>
  )
}
